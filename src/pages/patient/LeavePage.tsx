import { LeaveDialog } from '#features/admission/LeaveDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="visits" type="Encounter" title="Home leave">
      {(stay, dialog) => <LeaveDialog {...dialog} stay={stay} />}
    </OverEntry>
  )
}
