import { formatDate } from '#fhir/dates.ts'

import type { TimelineEvent } from './event.ts'
import { dayWords } from './moments.ts'

export type Day = { key: string; words: string; events: TimelineEvent[] }
export type Month = { key: string; words: string; days: Day[] }

/** Events in order as they are read: month by month, day by day. */
export function toMonths(events: readonly TimelineEvent[]): Month[] {
  const months: Month[] = []
  for (const event of events) {
    const key = event.day.slice(0, 7)
    let month = months.at(-1)
    if (month?.key !== key) {
      const words = key.length < 7 ? `${key}, month not recorded` : formatDate(key)
      months.push((month = { key, words, days: [] }))
    }
    let day = month.days.at(-1)
    if (day?.key !== event.day) {
      const words = event.day.length < 10 ? 'Day not recorded' : dayWords(event.day)
      month.days.push((day = { key: event.day, words, events: [] }))
    }
    day.events.push(event)
  }
  return months
}
