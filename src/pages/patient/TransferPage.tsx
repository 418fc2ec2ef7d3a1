import { TransferDialog } from '#features/admission/TransferDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="visits" type="Encounter" title="Transfer patient">
      {(stay, dialog) => <TransferDialog {...dialog} stay={stay} />}
    </OverEntry>
  )
}
