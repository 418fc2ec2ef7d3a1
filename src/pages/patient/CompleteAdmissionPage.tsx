import { CompleteDialog } from '#features/admission/CompleteDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="visits" type="Encounter" title="Complete admission">
      {(stay, dialog) => <CompleteDialog {...dialog} stay={stay} />}
    </OverEntry>
  )
}
