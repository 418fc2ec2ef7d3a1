import '#ui/layout.css'

import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'

import { usePatientId } from '#pages/patient/chart-params.ts'
import { useView, ViewLinks } from '#ui/ViewLinks.tsx'

const views = { pregnancy: 'Pregnancy' }
/** Each part of the record of a pregnancy comes when it is read. */
const parts = {
  pregnancy: lazy(() => import('#departments/maternity/antenatal/AntenatalView.tsx')),
}

export function Component() {
  const patientId = usePatientId()
  const view = useView(views, 'pregnancy')
  const Part = parts[view]
  return (
    <>
      <header className="page-head">
        <h1>Maternity</h1>
        <ViewLinks label="Parts of the record of a pregnancy" views={views} current={view} />
      </header>
      <Suspense fallback={<p role="status">Loading…</p>}>
        <div className="stack">
          <Part patientId={patientId} />
        </div>
      </Suspense>
      <Outlet />
    </>
  )
}
