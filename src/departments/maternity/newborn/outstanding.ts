import type { PatientIdentity } from '#clinical/patient/patient.ts'

import { type Check, checks, dueOf } from './checks.ts'
import type { Newborn } from './newborn.ts'
import { dayOfLife } from './who.ts'

export type Outstanding = { words: string; urgent: boolean }

/** What is still to be done of a newborn, and what was found that wants more; the urgent first. */
export function outstandingOf(
  baby: Pick<PatientIdentity, 'birth' | 'death'>,
  newborn: Newborn,
  notified: boolean,
  now: Date,
): Outstanding[] {
  const all: Outstanding[] = notified ? [] : [{ words: 'Birth notification', urgent: false }]
  if (!baby.death) {
    all.push(
      ...checks.flatMap((check) => ofCheck(check, baby, newborn, now)),
      ...ofWeight(baby, newborn, now),
    )
    if (newborn.apgars.length === 0) all.push({ words: 'Apgar score', urgent: false })
  }
  return all.toSorted((one, other) => Number(other.urgent) - Number(one.urgent))
}

function ofCheck(
  check: Check,
  { birth }: Pick<PatientIdentity, 'birth'>,
  { checks: done }: Newborn,
  now: Date,
) {
  const newest = done.find(({ checkId }) => checkId === check.id)
  const { standing } = dueOf(check, newest && (newest.resultId ?? 'other'), birth, now)
  const brief = check.brief ?? check.words
  if (standing === 'overdue') return [{ words: `${brief}: overdue`, urgent: true }]
  if (standing === 'refer') return [{ words: `${brief}: ${newest?.result.toLowerCase()}`, urgent: true }]
  return standing === 'due' ? [{ words: `${brief}: due`, urgent: false }] : []
}

/** On day 5 every baby is weighed again (domain facts §6.2.5). */
function ofWeight({ birth }: Pick<PatientIdentity, 'birth'>, { birthGrams, weights }: Newborn, now: Date) {
  const day = dayOfLife(birth, now.toISOString())
  const since = weights.filter((one) => !one.birth)
  if (since[0]?.change?.review) return [{ words: `Weight: ${since[0].change.text}, review`, urgent: true }]
  if (birthGrams === undefined) return [{ words: 'Birth weight', urgent: false }]
  return day !== undefined && day >= 5 && since.length === 0
    ? [{ words: 'Weight on day 5', urgent: false }]
    : []
}
