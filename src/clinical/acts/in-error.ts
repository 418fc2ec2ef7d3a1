import type { AllergyIntolerance, CarePlan, Condition, Goal, Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'

import type { Actor } from './act.ts'
import type { Reason } from './reason.ts'
import { recordedBy } from './recorded-by.ts'

const verification = {
  AllergyIntolerance: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  Condition: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
} as const

/** What can be taken back whole. */
export type Withdrawable = AllergyIntolerance | Condition | CarePlan | Goal | Observation

/** The same entry, withdrawn: clinicalStatus goes (R4 ait-2, con-5), the reason and who gave it stay with it. */
export function enteredInError<R extends Withdrawable>(
  entry: R,
  { reason }: Reason,
  { session, now }: Pick<Actor, 'session' | 'now'>,
): R {
  const note = [
    ...listOf(entry.note),
    {
      authorReference: recordedBy(session),
      time: now.toISOString(),
      text: `Marked as entered in error: ${reason}`,
    },
  ]
  if (entry.resourceType === 'Goal') return { ...entry, lifecycleStatus: 'entered-in-error', note }
  if (entry.resourceType === 'CarePlan' || entry.resourceType === 'Observation')
    return { ...entry, status: 'entered-in-error', note }
  const { clinicalStatus: _gone, ...kept } = entry
  return {
    // what is left of the entry is the entry
    ...(kept as R),
    verificationStatus: {
      coding: [{ system: verification[entry.resourceType], code: 'entered-in-error' }],
    },
    note,
  }
}
