import { formatDateTime, instantOf } from '#fhir/dates.ts'
import { clockTime } from '#lib/clock.ts'

import type { Plan } from './care-plan.ts'
import type { Evaluation } from './evaluation.ts'
import { shiftAfter, shiftAt, type ShiftPattern } from './shifts.ts'

export type PlanDue = {
  state: 'not yet' | 'due' | 'overdue'
  /** The end of the shift in which it was to be evaluated: ms since 1970 */
  by: number
  words: string
  /** After what is done, when it is due again */
  next?: string
}

/**
 * A plan is evaluated in every shift (domain facts §2.8): first in the one after it was made, then in the one after the last
 * evaluation. When a whole shift has gone by without, it is overdue.
 */
export function planDue(
  pattern: ShiftPattern,
  { made, evaluated }: { made: number | undefined; evaluated: number | undefined },
  now: number,
): PlanDue {
  const last = Math.max(made ?? 0, evaluated ?? 0)
  // Nothing to count from: it is this shift's to evaluate.
  if (last === 0) {
    const { end } = shiftAt(pattern, now)
    return { state: 'due', by: end, words: `due by ${whenWords(end, now)}` }
  }
  const { name, start, end } = shiftAfter(pattern, last)
  if (now >= end) return { state: 'overdue', by: end, words: `overdue since ${whenWords(end, now)}` }
  if (now >= start) return { state: 'due', by: end, words: `due by ${whenWords(end, now)}` }
  const from = `from ${whenWords(start, now)} (${name})`
  const done = evaluated !== undefined && evaluated >= shiftAt(pattern, now).start
  return done
    ? { state: 'not yet', by: end, words: 'done this shift', next: `next ${from}` }
    : { state: 'not yet', by: end, words: `first ${from}` }
}

/** The same of a plan and what was found of it last. */
export const dueOf = (
  pattern: ShiftPattern,
  { made }: Pick<Plan, 'made'>,
  last: Pick<Evaluation, 'instant'> | undefined,
  now: number,
): PlanDue => planDue(pattern, { made: instantOf(made), evaluated: last?.instant }, now)

/** The time alone while it is near enough to need no date. */
export const whenWords = (instant: number, now: number) =>
  Math.abs(instant - now) < 16 * 3_600_000
    ? clockTime(instant)
    : formatDateTime(new Date(instant).toISOString())
