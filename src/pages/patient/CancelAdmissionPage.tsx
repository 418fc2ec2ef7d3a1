import { CancelAdmissionDialog } from '#features/admission/CancelAdmissionDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="visits" type="Encounter" title="Cancel admission">
      {(stay, dialog) => <CancelAdmissionDialog {...dialog} stay={stay} />}
    </OverEntry>
  )
}
