import { formatDuration } from '#fhir/dates.ts'

import type { Due } from './monitoring.ts'

export type DueWords = {
  urgency: 'later' | 'now' | 'overdue'
  words: string
  interval: string | undefined
  /** The hours and minutes of `words` alone, where a mark beside it says the rest */
  clock?: string
}

/**
 * `in 02:10`, `due now`, `overdue 01:20` (domain facts §2.8); from a day on `overdue 1d 01:20`. Nothing to count from means
 * due now: nobody waits for a first set.
 */
export function dueWords(due: Due | undefined, now: number): DueWords {
  if (!due) return { urgency: 'now', words: 'due now', interval: undefined }
  const interval = due.words
  // From the instant itself on: due is half-open, so that nothing is both due and overdue, or neither.
  if (now >= due.overdueAt) {
    const late = now - due.overdueAt
    const clock = late < 60_000 ? 'now' : hoursAndMinutes(late)
    return { urgency: 'overdue', words: `overdue ${clock}`, interval, clock }
  }
  // within the minute nobody is told "in 0min"
  if (now > due.at - 60_000) return { urgency: 'now', words: 'due now', interval }
  const clock = hoursAndMinutes(due.at - now)
  return { urgency: 'later', words: `in ${clock}`, interval, clock }
}

/** `02:10`, `1d 04:00`. */
export function hoursAndMinutes(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const days = Math.floor(minutes / 1440)
  return `${days > 0 ? `${days}d ` : ''}${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`
}

/** `48min ago`; `just now` within the minute; a time still to come is a fault of the sender, and said to be. */
export const agoWords = (instant: number, now: number): string =>
  isToCome(instant, now)
    ? 'dated in the future'
    : now - instant < 60_000
      ? 'just now'
      : `${formatDuration(now - instant)} ago`

/** Clocks differ by minutes; more than a quarter of an hour ahead is not a clock. */
export const isToCome = (instant: number, now: number) => instant > now + 15 * 60_000
