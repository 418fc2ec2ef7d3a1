import { Outlet, useLocation } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { UpcomingPanel } from '#features/appointments/UpcomingPanel.tsx'
import { BookedNotice } from '#features/letters/BookedNotice.tsx'
import { VisitsSection } from '#features/visits/VisitsSection.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { BookingButtons } from './BookingButtons.tsx'
import { usePatientId } from './chart-params.ts'
import { StayButtons } from './StayButtons.tsx'

export function Component() {
  const patientId = usePatientId()
  const { state } = useLocation()
  return (
    <>
      <div className="chart-head">
        <h1>Visits</h1>
        <DialogButton may="patient.admit" to={deepPaths.admit(patientId)}>
          Admit patient
        </DialogButton>
        <DialogButton may="patient.admit" to={deepPaths.requestBed(patientId)}>
          Request bed
        </DialogButton>
        <DialogButton may="appointment.book" to={deepPaths.book(patientId)}>
          Book appointment
        </DialogButton>
      </div>
      <div className="stack">
        {wasBooked(state) && <BookedNotice patientId={patientId} />}
        <UpcomingPanel
          patientId={patientId}
          buttons={({ id }) => <BookingButtons patientId={patientId} id={id} />}
        />
        <VisitsSection
          patientId={patientId}
          actions={(visit) => <StayButtons patientId={patientId} visit={visit} />}
        />
      </div>
      <Outlet />
    </>
  )
}

/** An appointment was made just now, in the dialog over this page. */
const wasBooked = (state: unknown) => typeof state === 'object' && state !== null && 'booked' in state
