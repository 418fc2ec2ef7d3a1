import { dueWords, isToCome } from '#clinical/due-words.ts'
import type { Chart } from '#clinical/news2.ts'
import { useNow } from '#lib/use-now.ts'

import { dueAfter, type ObservationSet } from './model.ts'

type Props = { sets: readonly ObservationSet[]; chart: Chart }

/** When the next set is due, counted from the newest complete one. */
export function NextDue({ sets, chart }: Props) {
  const now = useNow()
  if (chart !== 'NEWS2') return null
  // A set dated ahead of now would put the next one off for as long.
  const due = dueAfter(sets.filter(({ instant }) => instant !== undefined && !isToCome(instant, now)))
  const { urgency, words, interval } = dueWords(due, now)
  // Sets of years ago are history: nobody is overdue by four years.
  if (due && now - due.overdueAt > 7 * 86_400_000) return null
  return (
    <p className="obs-due">
      Next set <span className={`due ${urgency}`}>{words}</span>
      <span className="quiet-text"> {interval ?? 'no complete set to count from'}</span>
    </p>
  )
}
