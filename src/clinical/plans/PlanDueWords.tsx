import { instantOf } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'

import { planDue } from './plan-due.ts'
import type { ShiftPattern } from './shifts.ts'

type Props = {
  /** Null: the record does not say; undefined: not known yet */
  pattern: ShiftPattern | null | undefined
  made: string | undefined
  evaluated: number | undefined
}

const urgency = { 'not yet': 'later', due: 'now', overdue: 'overdue' } as const

/** When a plan is to be evaluated; nothing at all while nobody can say. */
export function PlanDueWords({ pattern, made, evaluated }: Props) {
  const now = useNow()
  const due = pattern && planDue(pattern, { made: instantOf(made), evaluated }, now)
  if (!due) return null
  return (
    <span className="second-line">
      <span className={`due ${urgency[due.state]}`}>Evaluation {due.words}</span>
      {due.next && `, ${due.next}`}
    </span>
  )
}
