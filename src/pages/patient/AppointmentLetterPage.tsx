import { LetterDialog } from '#features/booking/LetterDialog.tsx'

import { OverClinics } from './OverClinics.tsx'
import { OverEntry } from './OverEntry.tsx'

const title = 'Appointment letter'

export function Component() {
  return (
    <OverEntry section="visits" type="Appointment" title={title}>
      {(appointment, dialog) => (
        <OverClinics title={title} onClose={dialog.onClose}>
          {(clinics) => (
            <LetterDialog
              patientId={dialog.patientId}
              onClose={dialog.onClose}
              appointment={appointment}
              clinics={clinics}
            />
          )}
        </OverClinics>
      )}
    </OverEntry>
  )
}
