import type { AllergyIntolerance } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Session } from '#auth/session.ts'
import { entrySystem, recordedBy } from '#clinical/recorded-by.ts'
import { concept, snomed } from '#fhir/coding.ts'

import { codingOf, reactions, substances } from './substances.ts'

/** What a clinician may enter; free words are welcome and are kept as words. */
export const allergyDraft = z.object({
  substance: z.string().check(z.trim(), z.minLength(1, 'Name what the patient reacts to'), z.maxLength(200)),
  reaction: z.string().check(z.trim(), z.maxLength(200)),
  severity: z.enum(['', 'mild', 'moderate', 'severe']),
  criticality: z.enum(['', 'low', 'high', 'unable-to-assess']),
  verification: z.enum(['unconfirmed', 'confirmed', 'presumed'], 'Say how sure this is'),
  note: z.string().check(z.trim(), z.maxLength(2000)),
})
export type AllergyDraft = z.infer<typeof allergyDraft>

export const emptyDraft: AllergyDraft = {
  substance: '',
  reaction: '',
  severity: '',
  criticality: '',
  verification: 'unconfirmed',
  note: '',
}

type Writer = { patientId: string; session: Pick<Session, 'userId' | 'name'>; entryId: string; now: Date }

export function fromDraft(draft: AllergyDraft, writer: Writer): AllergyIntolerance {
  const { substance, reaction, severity, criticality, verification, note } = draft
  const manifestation = codingOf(reactions, reaction)
  return {
    ...frame(writer, verification),
    ...(criticality ? { criticality } : {}),
    code: words(substance, codingOf(substances, substance)),
    ...(reaction
      ? { reaction: [{ manifestation: [words(reaction, manifestation)], ...(severity ? { severity } : {}) }] }
      : {}),
    ...(note ? { note: [{ text: note }] } : {}),
  }
}

/** SNOMED CT 716186003: somebody asked, and there is none. */
export const noneKnown = (writer: Writer): AllergyIntolerance => ({
  ...frame(writer, 'confirmed'),
  code: concept(snomed('716186003', 'No known allergy')),
})

/** Coded when the list knows exactly these words; otherwise the words alone, never a near miss. */
const words = (text: string, coding: ReturnType<typeof codingOf>) => ({
  ...(coding ? { coding: [coding] } : {}),
  text,
})

const hl7 = 'http://terminology.hl7.org/CodeSystem'

function frame({ patientId, session, entryId, now }: Writer, verification: string): AllergyIntolerance {
  return {
    resourceType: 'AllergyIntolerance',
    identifier: [{ system: entrySystem, value: entryId }],
    clinicalStatus: { coding: [{ system: `${hl7}/allergyintolerance-clinical`, code: 'active' }] },
    verificationStatus: {
      coding: [{ system: `${hl7}/allergyintolerance-verification`, code: verification }],
    },
    patient: { reference: `Patient/${patientId}` },
    recordedDate: now.toISOString(),
    recorder: recordedBy(session),
  }
}

export const inErrorDraft = z.object({
  reason: z.string().check(z.trim(), z.minLength(3, 'Say why this entry is wrong'), z.maxLength(500)),
})
export type InErrorDraft = z.infer<typeof inErrorDraft>

/** The same entry, withdrawn: clinicalStatus goes (R4 ait-2), the reason and who gave it stay with it. */
export function enteredInError<A extends AllergyIntolerance>(
  allergy: A,
  { reason }: InErrorDraft,
  { session, now }: Pick<Writer, 'session' | 'now'>,
): A {
  const { clinicalStatus: _gone, ...kept } = allergy
  return {
    ...(kept as A),
    verificationStatus: {
      coding: [{ system: `${hl7}/allergyintolerance-verification`, code: 'entered-in-error' }],
    },
    note: [
      ...(allergy.note ?? []),
      {
        authorReference: recordedBy(session),
        time: now.toISOString(),
        text: `Marked as entered in error: ${reason}`,
      },
    ],
  }
}
