import { ChangePlanDialog } from '#features/care-plans/ChangePlanDialog.tsx'

import { OverPlan } from './OverPlan.tsx'

export function Component() {
  return (
    <OverPlan title="Change care plan">
      {(kept, dialog) => <ChangePlanDialog {...dialog} kept={kept} />}
    </OverPlan>
  )
}
