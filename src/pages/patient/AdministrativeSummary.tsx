import { DialogButton } from '#auth/DialogButton.tsx'
import { useCan } from '#auth/session.ts'
import { UpcomingPanel } from '#features/appointments/UpcomingPanel.tsx'
import { DetailsPanel } from '#features/registration/DetailsPanel.tsx'
import { CurrentVisitPanel } from '#features/visits/CurrentVisitPanel.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { BookingButtons } from './BookingButtons.tsx'
import { MergeButtons } from './MergeButtons.tsx'

import { StayButtons } from './StayButtons.tsx'

/** Who they are, why they are here, when they come: no clinical record (PAB-0008). */
export function AdministrativeSummary({ patientId }: { patientId: string }) {
  const administration = useCan('administration.read')
  return (
    <div className="summary">
      <div className="stack">
        <DetailsPanel patientId={patientId} />
        <MergeButtons patientId={patientId} />
      </div>
      {administration && (
        <div className="stack">
          <CurrentVisitPanel
            patientId={patientId}
            action={(visit) =>
              visit ? (
                <StayButtons patientId={patientId} visit={visit} />
              ) : (
                <DialogButton may="patient.admit" to={deepPaths.admit(patientId)} className="button small">
                  Admit patient
                </DialogButton>
              )
            }
          />
          <UpcomingPanel
            patientId={patientId}
            action={
              <DialogButton may="appointment.book" to={deepPaths.book(patientId)} className="button small">
                Book appointment
              </DialogButton>
            }
            buttons={({ id }) => <BookingButtons patientId={patientId} id={id} />}
          />
        </div>
      )}
    </div>
  )
}
