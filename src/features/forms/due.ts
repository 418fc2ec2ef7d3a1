import type { Due } from '#clinical/observations/monitoring.ts'

import type { Cadence } from './questionnaire.ts'

const hour = 3_600_000

type Stay = {
  /** Milliseconds since 1970; undefined when the record does not say */
  admittedAt: number | undefined
  lastAt: number | undefined
  /** Years; undefined when the record does not say: then the form is due, not left out */
  age: number | undefined
}

/**
 * When a form is next due on this stay (cadences: domain facts §2.8, kept with each form as data). `'done'`: once was
 * enough; `'not scheduled'`: filled in when something happens, or not meant for this age.
 */
export function formDue(
  { first, every, fromAge, words }: Cadence,
  { admittedAt, lastAt, age }: Stay,
): Due | 'done' | 'not scheduled' {
  if (fromAge !== undefined && age !== undefined && age < fromAge) return 'not scheduled'
  // What was found on an earlier stay says nothing of this one.
  const last = lastAt !== undefined && (admittedAt === undefined || lastAt >= admittedAt) ? lastAt : undefined
  if (last !== undefined) {
    if (every === undefined) return first === undefined ? 'not scheduled' : 'done'
    return { at: last + every * hour, overdueAt: last + every * hour, words }
  }
  if (first === undefined || admittedAt === undefined) return 'not scheduled'
  return { at: admittedAt + first * hour, overdueAt: admittedAt + first * hour, words }
}
