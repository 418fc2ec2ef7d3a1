import { useNow } from '#lib/use-now.ts'

import type { Plan } from './care-plan.ts'
import type { Evaluation } from './evaluation.ts'
import { dueOf } from './plan-due.ts'
import type { ShiftPattern } from './shifts.ts'

type Props = {
  /** Null: the record does not say; undefined: not known yet */
  pattern: ShiftPattern | null | undefined
  plan: Pick<Plan, 'made'>
  last: Evaluation | undefined
}

const urgency = { 'not yet': 'later', due: 'now', overdue: 'overdue' } as const

/** When a plan is to be evaluated; nothing at all while nobody can say. */
export function PlanDueWords({ pattern, plan, last }: Props) {
  const now = useNow()
  const due = pattern && dueOf(pattern, plan, last, now)
  if (!due) return null
  return (
    <span className="second-line">
      <span className={`due ${urgency[due.state]}`}>Evaluation {due.words}</span>
      {due.next && `, ${due.next}`}
    </span>
  )
}
