import '#ui/layout.css'

import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'

import { usePatientId } from '#pages/patient/chart-params.ts'

/** Each comes by itself, so that a start names none of what they are made of. */
const parts = [
  lazy(() => import('#departments/pathology/work/UnderWay.tsx')),
  lazy(() => import('#departments/pathology/transfusion/TransfusionPanel.tsx')),
  lazy(() => import('#departments/pathology/microbiology/MicrobiologyPanel.tsx')),
]

/** What the laboratory has of one patient: under way, for transfusion, grown. */
export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <header className="page-head">
        <h1>Pathology</h1>
      </header>
      <div className="stack">
        {parts.map((Part, index) => (
          <Suspense
            key={index}
            fallback={
              <p role="status" className="loading">
                Loading…
              </p>
            }
          >
            <Part patientId={patientId} />
          </Suspense>
        ))}
      </div>
      <Outlet />
    </>
  )
}
