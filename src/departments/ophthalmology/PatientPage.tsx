import '#ui/layout.css'
import './ophthalmology.css'

import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'

import { usePatientId } from '#pages/patient/chart-params.ts'
import { useView, ViewLinks } from '#ui/ViewLinks.tsx'

const views = { eyes: 'Both eyes', examinations: 'Examinations', surgery: 'Surgery' }
/** Each part of the record of the eyes comes when it is read. */
const parts = {
  eyes: lazy(() => import('#departments/ophthalmology/overview/Overview.tsx')),
  examinations: lazy(() => import('#departments/ophthalmology/examination/Examinations.tsx')),
  surgery: lazy(() => import('#departments/ophthalmology/surgery/SurgeryView.tsx')),
}

export function Component() {
  const patientId = usePatientId()
  const view = useView(views, 'eyes')
  const Part = parts[view]
  return (
    <>
      <header className="page-head">
        <h1>Ophthalmology</h1>
        <ViewLinks label="Parts of the record of the eyes" views={views} current={view} />
      </header>
      <Suspense fallback={<p role="status">Loading…</p>}>
        <div className="stack eyes-page">
          <Part patientId={patientId} />
        </div>
      </Suspense>
      <Outlet />
    </>
  )
}
