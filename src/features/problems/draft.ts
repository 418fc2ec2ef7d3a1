import type { CodeableConcept, Condition } from 'fhir/r4'
import * as z from 'zod/mini'

import { type Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { concept, hasAny, snomed, textOf } from '#fhir/coding.ts'
import { londonDate } from '#fhir/dates.ts'
import { isBefore, partialDate } from '#lib/partial-date.ts'

import { rankOf } from './rank.ts'

/** A date as far as it is known; empty when it is not known at all. Never in the future (hazard H14). */
const aDate = z.string().check(
  z.trim(),
  z.refine(
    (text) => text === '' || partialDate(text) !== undefined,
    'Write a date such as 2019, 03/2019 or 14/03/2019',
  ),
  z.refine((text) => !isBefore(londonDate(), partialDate(text) ?? ''), 'This is in the future'),
)

/** What a clinician may enter of a problem; free words are welcome and are kept as words. */
export const problemDraft = z
  .object({
    name: z.string().check(z.trim(), z.minLength(1, 'Name the problem'), z.maxLength(200)),
    status: z.enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved', '']),
    certainty: z.enum(['', 'unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted']),
    rank: z.enum(['', 'main', 'secondary']),
    severity: z.enum(['', 'mild', 'moderate', 'severe']),
    onset: aDate,
    ended: aDate,
    note: z.string().check(z.trim(), z.maxLength(2000)),
  })
  .check(
    z.refine(({ onset, ended }) => !isBefore(partialDate(ended) ?? '9999', partialDate(onset) ?? ''), {
      message: 'It cannot have ended before it began',
      path: ['ended'],
    }),
  )
export type ProblemDraft = z.infer<typeof problemDraft>

export const emptyDraft: ProblemDraft = {
  name: '',
  status: 'active',
  certainty: '',
  rank: '',
  severity: '',
  onset: '',
  ended: '',
  note: '',
}

/** R4 con-4: what has an end is not active. */
export const isOver = (status: ProblemDraft['status']) =>
  status === 'inactive' || status === 'remission' || status === 'resolved'

const hl7 = 'http://terminology.hl7.org/CodeSystem'
const coded = (list: string, code: string): CodeableConcept => ({
  coding: [{ system: `${hl7}/${list}`, code }],
})

/** R4 value set condition-severity. */
const severities = {
  mild: snomed('255604002', 'Mild'),
  moderate: snomed('6736007', 'Moderate'),
  severe: snomed('24484000', 'Severe'),
}
/** SNOMED CT's words for the place of a diagnosis among others; UK Core has none of its own. */
const ranks = {
  main: snomed('8319008', 'Principal diagnosis'),
  secondary: snomed('85097005', 'Secondary diagnosis'),
}

type Writer = Pick<Actor, 'patientId' | 'session' | 'actId' | 'now'>

/** A new entry of the problem list. `code`: the words, coded where they are a term's. */
export function fromDraft(draft: ProblemDraft, code: CodeableConcept, writer: Writer): Condition {
  const { patientId, session, actId, now } = writer
  const frame: Condition = {
    resourceType: 'Condition',
    identifier: [entryIdentifier(session, actId)],
    category: [coded('condition-category', 'problem-list-item')],
    code,
    subject: { reference: `Patient/${patientId}` },
    recordedDate: now.toISOString(),
    recorder: recordedBy(session),
  }
  return changed(frame, emptyDraft, draft, writer)
}

/** What the form says of an entry; what it cannot say (an age, a period) stays as it is while its field is empty. */
export function draftOf(condition: Condition): ProblemDraft {
  const { clinicalStatus, verificationStatus, severity, code, onsetDateTime, abatementDateTime } = condition
  const oneOf = <T extends string>(concept: CodeableConcept | undefined, codes: readonly T[]): T | '' =>
    codes.find((one) => hasAny(concept, one)) ?? ''
  return {
    ...emptyDraft,
    name: textOf(code, ''),
    status: oneOf(clinicalStatus, ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved']),
    certainty: oneOf(verificationStatus, [
      'unconfirmed',
      'provisional',
      'differential',
      'confirmed',
      'refuted',
    ]),
    rank: rankOf(condition) ?? '',
    severity: severityOf(severity) ?? '',
    onset: dayOf(onsetDateTime),
    ended: dayOf(abatementDateTime),
  }
}

const severityOf = (severity: CodeableConcept | undefined) =>
  (['mild', 'moderate', 'severe'] as const).find(
    (one) => hasAny(severity, severities[one].code ?? '') || textOf(severity, '').toLowerCase() === one,
  )

/** The day of a date with a time; a partial date is itself. */
const dayOf = (date: string | undefined) => (date?.includes('T') ? londonDate(new Date(date)) : (date ?? ''))

/**
 * The entry with what the form changed of it, and nothing else: `before` is what the form said when it was opened.
 * `code` is the new name, when that changed.
 */
export function changed<C extends Condition>(
  condition: C,
  before: ProblemDraft,
  draft: ProblemDraft,
  { session, now }: Pick<Actor, 'session' | 'now'>,
  code?: CodeableConcept,
): C {
  const is = (field: keyof ProblemDraft) => draft[field] !== before[field]
  const next: C = { ...condition }
  if (code && is('name')) next.code = code
  if (is('status') || !condition.clinicalStatus)
    set(next, 'clinicalStatus', draft.status && coded('condition-clinical', draft.status))
  if (is('certainty'))
    set(next, 'verificationStatus', draft.certainty && coded('condition-ver-status', draft.certainty))
  if (is('severity')) set(next, 'severity', draft.severity && concept(severities[draft.severity]))
  if (is('rank')) next.category = ranked(condition.category, draft.rank)
  if (is('onset')) dated(next, 'onset', draft.onset)
  const over = isOver(draft.status)
  if (is('ended') && over) dated(next, 'abatement', draft.ended)
  if (is('status') && !over) dated(next, 'abatement', '')
  if (draft.note)
    next.note = [
      ...(condition.note ?? []),
      { authorReference: recordedBy(session), time: now.toISOString(), text: draft.note },
    ]
  return next
}

function set<K extends 'clinicalStatus' | 'verificationStatus' | 'severity'>(
  condition: Condition,
  field: K,
  value: CodeableConcept | '',
) {
  if (value) condition[field] = value
  else delete condition[field]
}

/** One way of saying when takes the place of every other: R4 allows one. */
function dated(condition: Condition, what: 'onset' | 'abatement', text: string) {
  for (const kind of ['DateTime', 'Age', 'Period', 'Range', 'String'] as const)
    delete condition[`${what}${kind}`]
  const date = partialDate(text)
  if (date) condition[`${what}DateTime`] = date
}

function ranked(category: CodeableConcept[] | undefined, rank: ProblemDraft['rank']): CodeableConcept[] {
  const others = (category ?? []).filter((one) => rankOf({ category: [one] }) === undefined)
  return rank ? [...others, concept(ranks[rank])] : others
}
