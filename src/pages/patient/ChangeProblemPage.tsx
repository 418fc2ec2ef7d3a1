import { ChangeProblemDialog } from '#features/problems/ChangeProblemDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="problems" type="Condition" title="Change problem">
      {(seen, dialog) => <ChangeProblemDialog {...dialog} seen={seen} />}
    </OverEntry>
  )
}
