import { fluidDayWords } from '#clinical/observations/fluid-day.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { standing } from './model.ts'
import type { FluidWeek } from './queries.ts'

/** What must be said beside totals (hazards H4, H7). */
export function notesOf({ day, entries, withheld, unreadable }: FluidWeek): string[] {
  const fluids = standing(entries)
  const uncounted = fluids.filter(({ counted, notMeasured }) => !counted && !notMeasured).length
  const many = (count: number, words: string) =>
    count === 0 ? '' : `${count === 1 ? '1 entry' : `${count} entries`} ${words}`
  return [
    `${fluidDayWords()} This one: ${formatDateTime(new Date(day.start).toISOString())} to ${formatDateTime(new Date(day.end).toISOString())}.`,
    '≥ at least and ≤ at most: something was not measured. NM: not measured.',
    many(uncounted, 'of these days not counted: not in millilitres, or without a time. Shown below as sent.'),
    many(withheld, 'withheld: restricted.'),
    many(unreadable, 'in a form that cannot be shown here.'),
  ].filter(Boolean)
}
