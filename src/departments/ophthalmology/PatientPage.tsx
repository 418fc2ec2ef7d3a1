import '#ui/layout.css'
import './ophthalmology.css'

import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'

import { usePatientId } from '#pages/patient/chart-params.ts'
import { useView, ViewLinks } from '#ui/ViewLinks.tsx'

const views = {
  eyes: 'Both eyes',
  time: 'Over time',
  examinations: 'Examinations',
  injections: 'Injections',
  glaucoma: 'Glaucoma',
  surgery: 'Surgery',
}
/** Each part of the record of the eyes comes when it is read. */
const parts = {
  eyes: lazy(() => import('#departments/ophthalmology/overview/Overview.tsx')),
  time: lazy(() => import('#departments/ophthalmology/over-time/OneAxis.tsx')),
  examinations: lazy(() => import('#departments/ophthalmology/examination/Examinations.tsx')),
  injections: lazy(() => import('#departments/ophthalmology/treatment/InjectionsView.tsx')),
  glaucoma: lazy(() => import('#departments/ophthalmology/glaucoma/GlaucomaView.tsx')),
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
