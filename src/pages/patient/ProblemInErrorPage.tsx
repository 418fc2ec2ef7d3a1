import { InErrorDialog } from '#clinical/acts/InErrorDialog.tsx'
import { problemRows } from '#features/problems/model.ts'
import { problemList } from '#features/problems/queries.ts'

import { OverEntry } from './OverEntry.tsx'

const title = 'Mark problem in error'

export function Component() {
  return (
    <OverEntry section="problems" type="Condition" title={title}>
      {(seen, dialog) => (
        <InErrorDialog
          {...dialog}
          title={title}
          seen={seen}
          toRows={problemRows}
          list={problemList(dialog.patientId).queryKey}
        />
      )}
    </OverEntry>
  )
}
