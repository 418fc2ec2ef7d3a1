import { MoveDialog } from '#features/booking/MoveDialog.tsx'

import { OverClinics } from './OverClinics.tsx'
import { OverEntry } from './OverEntry.tsx'

const title = 'Move appointment'

export function Component() {
  return (
    <OverEntry section="visits" type="Appointment" title={title}>
      {(appointment, dialog) => (
        <OverClinics title={title} onClose={dialog.onClose}>
          {(clinics) => <MoveDialog {...dialog} appointment={appointment} clinics={clinics} />}
        </OverClinics>
      )}
    </OverEntry>
  )
}
