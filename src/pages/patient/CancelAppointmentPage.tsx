import { CancelDialog } from '#features/booking/CancelDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="visits" type="Appointment" title="Cancel appointment">
      {(appointment, dialog) => <CancelDialog {...dialog} appointment={appointment} />}
    </OverEntry>
  )
}
