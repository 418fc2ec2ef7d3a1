import { InErrorDialog } from '#clinical/acts/InErrorDialog.tsx'
import { evaluationRows } from '#clinical/plans/evaluation.ts'
import { carePlans } from '#features/care-plans/queries.ts'

import { OverEntry } from './OverEntry.tsx'

const title = 'Mark evaluation in error'

export function Component() {
  return (
    <OverEntry section="care-plans" type="Observation" title={title}>
      {(seen, dialog) => (
        <InErrorDialog
          {...dialog}
          title={title}
          seen={seen}
          toRows={evaluationRows}
          list={carePlans(dialog.patientId).queryKey}
        />
      )}
    </OverEntry>
  )
}
