import { DischargeDialog } from '#features/admission/DischargeDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="visits" type="Encounter" title="Discharge patient">
      {(stay, dialog) => <DischargeDialog {...dialog} stay={stay} />}
    </OverEntry>
  )
}
