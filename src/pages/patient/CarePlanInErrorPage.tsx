import { InErrorDialog } from '#clinical/acts/InErrorDialog.tsx'
import { planRows } from '#clinical/plans/care-plan.ts'
import { goalsOf } from '#features/care-plans/draft.ts'
import { carePlans } from '#features/care-plans/queries.ts'

import { OverPlan } from './OverPlan.tsx'

const title = 'Mark care plan in error'

export function Component() {
  return (
    <OverPlan title={title}>
      {(kept, { patientId, patientLine, onClose }) => (
        <InErrorDialog
          patientId={patientId}
          patientLine={patientLine}
          title={title}
          seen={kept.plan}
          along={goalsOf(kept)}
          toRows={planRows}
          list={carePlans(patientId).queryKey}
          onClose={onClose}
        />
      )}
    </OverPlan>
  )
}
