import '#ui/layout.css'

import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'

import { useWhose } from '#departments/maternity/newborn/use-whose.ts'
import { usePatientId } from '#pages/patient/chart-params.ts'
import { useView, ViewLinks } from '#ui/ViewLinks.tsx'

const views = {
  pregnancy: 'Pregnancy',
  booking: 'Booking and screening',
  scans: 'Scans and growth',
  labour: 'Labour',
  birth: 'Birth',
  after: 'After the birth',
}
/** Each part of the record of a pregnancy comes when it is read. */
const parts = {
  pregnancy: lazy(() => import('#departments/maternity/antenatal/AntenatalView.tsx')),
  booking: lazy(() => import('#departments/maternity/booking/BookingView.tsx')),
  scans: lazy(() => import('#departments/maternity/scans/ScansView.tsx')),
  labour: lazy(() => import('#departments/maternity/labour/LabourView.tsx')),
  birth: lazy(() => import('#departments/maternity/birth/BirthView.tsx')),
  after: lazy(() => import('#departments/maternity/postnatal/PostnatalView.tsx')),
}

const NewbornPage = lazy(() => import('#departments/maternity/newborn/NewbornPage.tsx'))

/** Of a newborn the newborn's own page, of everybody else the parts of a pregnancy: never both. */
export function Component() {
  const patientId = usePatientId()
  const view = useView(views, 'pregnancy')
  const known = useWhose(patientId)
  const Part = parts[view]
  return (
    <>
      <header className="page-head">
        <h1>Maternity</h1>
        {known?.whose === 'newborn' && <p>Newborn</p>}
        {known?.whose === 'mother' && (
          <ViewLinks label="Parts of the record of a pregnancy" views={views} current={view} />
        )}
      </header>
      <Suspense fallback={<p role="status">Loading…</p>}>
        <div className="stack">
          {!known && <p role="status">Loading…</p>}
          {known?.whose === 'newborn' && <NewbornPage baby={known.baby} />}
          {known?.whose === 'mother' && (
            <>
              {known.doubt && <p className="notice quiet">{known.doubt}</p>}
              <Part patientId={patientId} />
            </>
          )}
        </div>
      </Suspense>
      <Outlet />
    </>
  )
}
