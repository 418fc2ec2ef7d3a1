import { formatDuration } from '#fhir/dates.ts'

import type { Due } from './monitoring.ts'

export type DueWords = { urgency: 'later' | 'now' | 'overdue'; words: string; interval: string | undefined }

/** `in 2hr 10min`, `due now`, `overdue 1hr 20min`. Nothing to count from means due now: nobody waits for a first set. */
export function dueWords(due: Due | undefined, now: number): DueWords {
  if (!due) return { urgency: 'now', words: 'due now', interval: undefined }
  const interval = due.words
  // From the instant itself on: due is half-open, so that nothing is both due and overdue, or neither.
  if (now >= due.overdueAt) {
    const late = now - due.overdueAt
    return {
      urgency: 'overdue',
      words: late < 60_000 ? 'overdue now' : `overdue ${formatDuration(late)}`,
      interval,
    }
  }
  // within the minute nobody is told "in 0min"
  if (now > due.at - 60_000) return { urgency: 'now', words: 'due now', interval }
  return { urgency: 'later', words: `in ${formatDuration(due.at - now)}`, interval }
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
