import type { AllergyIntolerance, AllergyIntoleranceReaction, CodeableConcept } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Actor } from '#clinical/acts/act.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { concept, hasAny, snomed, textOf } from '#fhir/coding.ts'
import { londonDate } from '#fhir/dates.ts'
import { isBefore, partialDate } from '#lib/partial-date.ts'

import { endOf, endUrl } from './end.ts'
import { reactionWords } from './reaction.ts'

const reactionDraft = z.object({
  words: z.string().check(z.trim(), z.maxLength(200)),
  severity: z.enum(['', 'mild', 'moderate', 'severe']),
  /** Its place among the entry's reactions; empty for one that is new */
  was: z.string(),
})

/** What a clinician may enter; free words are welcome and are kept as words. */
export const allergyDraft = z.object({
  substance: z.string().check(z.trim(), z.minLength(1, 'Name what the patient reacts to'), z.maxLength(200)),
  kind: z.enum(['', 'allergy', 'intolerance']),
  reactions: z.array(reactionDraft),
  criticality: z.enum(['', 'low', 'high', 'unable-to-assess']),
  // R4 has no "presumed"
  verification: z.enum(['unconfirmed', 'confirmed', 'refuted'], 'Say how sure this is'),
  status: z.enum(['active', 'inactive', 'resolved']),
  ended: z.string().check(
    z.trim(),
    z.refine(
      (text) => text === '' || partialDate(text) !== undefined,
      'Write a date such as 2019, 03/2019 or 14/03/2019',
    ),
    z.refine((text) => !isBefore(londonDate(), partialDate(text) ?? ''), 'This is in the future'),
  ),
  whyEnded: z.string().check(z.trim(), z.maxLength(500)),
  note: z.string().check(z.trim(), z.maxLength(2000)),
})
export type AllergyDraft = z.infer<typeof allergyDraft>

export const emptyReaction: AllergyDraft['reactions'][number] = { words: '', severity: '', was: '' }

export const emptyDraft: AllergyDraft = {
  substance: '',
  kind: '',
  reactions: [emptyReaction],
  criticality: '',
  verification: 'unconfirmed',
  status: 'active',
  ended: '',
  whyEnded: '',
  note: '',
}

type Writer = Pick<Actor, 'patientId' | 'session' | 'actId' | 'now'>

/** The words that were written as they go into the record: coded where they are exactly a term's. */
export type Concepts = { substance: CodeableConcept | undefined; reactions: CodeableConcept[] }

export const fromDraft = (draft: AllergyDraft, concepts: Concepts, writer: Writer): AllergyIntolerance =>
  changed(frame(writer, 'unconfirmed'), emptyDraft, draft, concepts, writer)

/** SNOMED CT 716186003: somebody asked, and there is none. */
export const noneKnown = (writer: Writer): AllergyIntolerance => ({
  ...frame(writer, 'confirmed'),
  code: concept(snomed('716186003', 'No known allergy')),
})

const hl7 = 'http://terminology.hl7.org/CodeSystem'
const clinical = (code: string): CodeableConcept => ({
  coding: [{ system: `${hl7}/allergyintolerance-clinical`, code }],
})
const verified = (code: string): CodeableConcept => ({
  coding: [{ system: `${hl7}/allergyintolerance-verification`, code }],
})

function frame({ patientId, session, actId, now }: Writer, verification: string): AllergyIntolerance {
  return {
    resourceType: 'AllergyIntolerance',
    identifier: [entryIdentifier(session, actId)],
    clinicalStatus: clinical('active'),
    verificationStatus: verified(verification),
    patient: { reference: `Patient/${patientId}` },
    recordedDate: now.toISOString(),
    recorder: recordedBy(session),
  }
}

/** What the form says of an entry. */
export function draftOf(allergy: AllergyIntolerance): AllergyDraft {
  const { type, criticality, verificationStatus, clinicalStatus, code, reaction } = allergy
  const reactions = listOf(reaction).map((one, index) => ({
    words: reactionWords(one),
    severity: one.severity ?? ('' as const),
    was: String(index),
  }))
  const { ended, why } = endOf(allergy)
  return {
    ...emptyDraft,
    substance: textOf(code, ''),
    kind: type ?? '',
    reactions: reactions.length > 0 ? reactions : [emptyReaction],
    criticality: criticality ?? '',
    verification:
      (['confirmed', 'refuted'] as const).find((one) => hasAny(verificationStatus, one)) ?? 'unconfirmed',
    status: (['inactive', 'resolved'] as const).find((one) => hasAny(clinicalStatus, one)) ?? 'active',
    ended: ended?.includes('T') ? londonDate(new Date(ended)) : (ended ?? ''),
    whyEnded: why ?? '',
  }
}

/** The entry with what the form changed of it, and nothing else: `before` is what the form said when it was opened. */
export function changed<A extends AllergyIntolerance>(
  allergy: A,
  before: AllergyDraft,
  draft: AllergyDraft,
  concepts: Concepts,
  { session, now }: Pick<Actor, 'session' | 'now'>,
): A {
  const is = (field: keyof AllergyDraft) => draft[field] !== before[field]
  const next: A = { ...allergy }
  if (concepts.substance && is('substance')) next.code = concepts.substance
  if (is('kind')) {
    if (draft.kind) next.type = draft.kind
    else delete next.type
  }
  if (is('criticality')) {
    if (draft.criticality) next.criticality = draft.criticality
    else delete next.criticality
  }
  if (is('verification')) next.verificationStatus = verified(draft.verification)
  if (is('status') || is('ended') || is('whyEnded')) next.clinicalStatus = statusOf(draft)
  const reactions = reactionsOf(listOf(allergy.reaction), before, draft, concepts)
  if (reactions.length > 0) next.reaction = reactions
  else delete next.reaction
  if (draft.note)
    next.note = [
      ...listOf(allergy.note),
      { authorReference: recordedBy(session), time: now.toISOString(), text: draft.note },
    ]
  return next
}

/** A reaction that nobody touched stays as it came, with everything that this form does not show. */
function reactionsOf(
  kept: AllergyIntoleranceReaction[],
  before: AllergyDraft,
  draft: AllergyDraft,
  { reactions }: Concepts,
): AllergyIntoleranceReaction[] {
  return draft.reactions.flatMap((one, index) => {
    const was = one.was === '' ? undefined : kept[Number(one.was)]
    if (!was && !one.words) return []
    const earlier = before.reactions.find(({ was }) => was === one.was)
    const { severity: _, ...rest } = was ?? { manifestation: [] }
    const renamed = !was || one.words !== earlier?.words
    return {
      ...rest,
      manifestation: renamed ? [reactions[index] ?? { text: one.words }] : rest.manifestation,
      ...(one.severity ? { severity: one.severity } : {}),
    }
  })
}

/** UK Core says on the status when and why an allergy has ended. */
function statusOf({ status, ended, whyEnded }: AllergyDraft): CodeableConcept {
  const date = partialDate(ended)
  const said = [
    ...(date ? [{ url: 'endDate', valueDateTime: date }] : []),
    ...(whyEnded ? [{ url: 'reasonEnded', valueString: whyEnded }] : []),
  ]
  if (status === 'active' || said.length === 0) return clinical(status)
  return { extension: [{ url: endUrl, extension: said }], ...clinical(status) }
}

/** "No known allergy" no longer holds: an allergy has been recorded. It is resolved, and keeps saying when it held. */
export const noLongerNone = <A extends AllergyIntolerance>(
  negation: A,
  today: string,
  substance: string,
): A => ({
  ...negation,
  clinicalStatus: statusOf({
    ...emptyDraft,
    status: 'resolved',
    ended: today,
    whyEnded: `Allergy recorded: ${substance}`,
  }),
})
