import type { AllergyIntolerance, Condition } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Actor } from './act.ts'
import { recordedBy } from './recorded-by.ts'

export const inErrorDraft = z.object({
  reason: z.string().check(z.trim(), z.minLength(3, 'Say why this entry is wrong'), z.maxLength(500)),
})
export type InErrorDraft = z.infer<typeof inErrorDraft>

const verification = {
  AllergyIntolerance: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  Condition: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
} as const

/** The same entry, withdrawn: clinicalStatus goes (R4 ait-2, con-5), the reason and who gave it stay with it. */
export function enteredInError<R extends AllergyIntolerance | Condition>(
  entry: R,
  { reason }: InErrorDraft,
  { session, now }: Pick<Actor, 'session' | 'now'>,
): R {
  const { clinicalStatus: _gone, ...kept } = entry
  return {
    // what is left of the entry is the entry
    ...(kept as R),
    verificationStatus: {
      coding: [{ system: verification[entry.resourceType], code: 'entered-in-error' }],
    },
    note: [
      ...(entry.note ?? []),
      {
        authorReference: recordedBy(session),
        time: now.toISOString(),
        text: `Marked as entered in error: ${reason}`,
      },
    ],
  }
}
