import { type Group, grouped } from '#clinical/entries/duplicates.ts'
import { formatDate } from '#fhir/dates.ts'

import type { TimelineEvent } from './event.ts'
import { dayWords } from './moments.ts'

export type Day = { key: string; words: string; groups: Group<TimelineEvent>[] }
export type Month = { key: string; words: string; days: Day[] }

/** Events in order as they are read: month by month, day by day, those that say the same together. */
export function toMonths(events: readonly TimelineEvent[]): Month[] {
  const months = new Map<string, Map<string, TimelineEvent[]>>()
  for (const event of events) {
    const key = event.day.slice(0, 7)
    const days = months.get(key) ?? new Map<string, TimelineEvent[]>()
    months.set(key, days)
    days.set(event.day, [...(days.get(event.day) ?? []), event])
  }
  return [...months].map(([key, days]) => ({
    key,
    words: key.length < 7 ? `${key}, month not recorded` : formatDate(key),
    days: [...days].map(([day, found]) => ({
      key: day,
      words: day.length < 10 ? 'Day not recorded' : dayWords(day),
      groups: grouped(found),
    })),
  }))
}
