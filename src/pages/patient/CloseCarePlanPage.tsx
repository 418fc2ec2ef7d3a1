import { ClosePlanDialog } from '#features/care-plans/ClosePlanDialog.tsx'

import { OverPlan } from './OverPlan.tsx'

export function Component() {
  return (
    <OverPlan title="Close care plan">
      {(kept, dialog) => <ClosePlanDialog {...dialog} kept={kept} />}
    </OverPlan>
  )
}
