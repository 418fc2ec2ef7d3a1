import { RecordProblemDialog } from '#features/problems/RecordProblemDialog.tsx'

import { RecordFrom } from './RecordFrom.tsx'

export function Component() {
  return (
    <RecordFrom section="problems" type="Condition" title="Record problem">
      {(dialog, from) => <RecordProblemDialog {...dialog} {...(from ? { from } : {})} />}
    </RecordFrom>
  )
}
