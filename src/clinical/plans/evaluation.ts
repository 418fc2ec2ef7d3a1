import type { Observation } from 'fhir/r4'

import type { Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { type Source, sourceOf } from '#clinical/entries/source.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { formatDateTime, instantOf } from '#fhir/dates.ts'

/** What a shift found of a plan: an Observation based on the CarePlan (decision 020). */

const codeSystem = 'https://lune.example/fhir/CodeSystem/care-plan'
const achievement = 'http://terminology.hl7.org/CodeSystem/goal-achievement'
/** `code` of a search for evaluations. */
export const evaluationCode = `${codeSystem}|evaluation`

/** The commonest first; HL7's own codes for how a goal is going (Goal.achievementStatus). */
export const outcomes = {
  'no-change': 'No change',
  improving: 'Better',
  worsening: 'Worse',
  achieved: 'Goal met',
  'not-achieved': 'Goal not met',
} as const
export type Outcome = keyof typeof outcomes
export const outcomeNames = Object.keys(outcomes) as Outcome[]

export type Evaluation = {
  id: string
  planId: string | undefined
  outcome: Outcome | undefined
  /** What was found, in a word or two, also where another system says it otherwise */
  found: string
  words: string
  at: string | undefined
  /** ms since 1970; undefined when only a day is known */
  instant: number | undefined
  source: Source
}

/** Undefined for what was taken back. */
export function toEvaluation(observation: Stored<Observation>): Evaluation | undefined {
  const { id, status, basedOn, valueCodeableConcept, valueString, note } = observation
  if (status === 'entered-in-error' || status === 'cancelled') return undefined
  const at = observation.effectiveDateTime ?? observation.issued
  const outcome = outcomeNames.find((one) => hasAny(valueCodeableConcept, one))
  return {
    id,
    planId: listOf(basedOn)
      .map((one) => referenceId(one, 'CarePlan'))
      .find(Boolean),
    outcome,
    found: outcome ? outcomes[outcome] : textOf(valueCodeableConcept, valueString ?? 'Outcome not recorded'),
    words: listOf(note)
      .map(({ text }) => text)
      .join('\n'),
    at,
    instant: instantOf(at),
    source: sourceOf(observation, at),
  }
}

export const newestFirst = (one: Evaluation, other: Evaluation) =>
  (other.instant ?? 0) - (one.instant ?? 0) || (other.at ?? '').localeCompare(one.at ?? '')

type About = { plan: { id: string; title: string }; encounterId: string | undefined }

export function fromEvaluation(
  { outcome, words }: { outcome: Outcome; words: string },
  { plan, encounterId }: About,
  { patientId, session, actId, now }: Actor,
): Observation {
  return {
    resourceType: 'Observation',
    identifier: [entryIdentifier(session, actId)],
    status: 'final',
    basedOn: [{ reference: `CarePlan/${plan.id}`, display: plan.title }],
    code: {
      coding: [{ system: codeSystem, code: 'evaluation', display: 'Evaluation of a care plan' }],
      text: `Evaluation: ${plan.title}`,
    },
    subject: { reference: `Patient/${patientId}` },
    ...(encounterId ? { encounter: { reference: `Encounter/${encounterId}` } } : {}),
    effectiveDateTime: now.toISOString(),
    performer: [recordedBy(session)],
    valueCodeableConcept: {
      coding: [{ system: achievement, code: outcome }],
      text: outcomes[outcome],
    },
    ...(words.trim() ? { note: [{ text: words.trim() }] } : {}),
  }
}

export const evaluationRows = (observation: Stored<Observation>): Rows => {
  const found = toEvaluation({ ...observation, status: 'final' })
  return [
    ['Found', found?.found],
    ['Words', found?.words],
    ['When', formatDateTime(found?.at)],
    ['By', found?.source.who],
    ['Status', observation.status],
  ]
}
