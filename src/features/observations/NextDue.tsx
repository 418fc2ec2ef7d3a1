import { dueWords, isToCome } from '#clinical/observations/due-words.ts'
import { decisionWords } from '#clinical/observations/monitoring.ts'
import { dueAfter } from '#clinical/observations/observation-set.ts'
import { useNow } from '#lib/use-now.ts'

import type { WindowedChart } from './queries.ts'

/** When the next set is due, counted from the newest complete one, and by whose decision if not by the chart's interval. */
export function NextDue({ chart: { sets, needed, interval } }: { chart: WindowedChart }) {
  const now = useNow()
  // Charts whose intervals are not loaded
  if (needed.chart === 'maternity' || (needed.newborn && !interval)) return null
  // A set dated ahead of now would put the next one off for as long.
  const past = sets.filter(({ instant }) => instant !== undefined && !isToCome(instant, now))
  const due = dueAfter(past, interval)
  const { urgency, words, interval: every } = dueWords(due, now)
  const decided = decisionWords(interval, due)
  // Sets of years ago are history: nobody is overdue by four years.
  if (due && now - due.overdueAt > 7 * 86_400_000) return null
  return (
    <p className="obs-due">
      Next set <span className={`due ${urgency}`}>{words}</span>
      <span className="quiet-text"> {every ?? 'no complete set to count from'}</span>
      {decided && <span className="second-line">{decided}</span>}
    </p>
  )
}
