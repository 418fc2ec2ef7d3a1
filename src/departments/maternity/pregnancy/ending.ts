import type { CodeableConcept, EpisodeOfCare } from 'fhir/r4'

import type { Act, Actor, Change } from '#clinical/acts/act.ts'

import { codes } from './codes.ts'
import type { Pregnancy } from './pregnancy.ts'
import { about, coded, reading } from './reading.ts'

type Ended = {
  /** The day, `yyyy-mm-dd` */
  on: string
  /** Live birth, miscarriage, …: in words, coded where there is a list */
  outcome: CodeableConcept
  /** What was said and arranged */
  note?: string
}

/**
 * The pregnancy is over, by whatever ends it: its episode is finished, its problem resolved, its plan of care completed,
 * and the schedule stops. Whoever records a birth or a loss adds this to their act.
 */
export function pregnancyEnded(
  pregnancy: Pregnancy,
  { on, outcome, note }: Ended,
  actor: Actor,
): Required<Pick<Act, 'make' | 'change'>> {
  const { episode, condition, plan } = pregnancy
  const { period } = episode
  const over: EpisodeOfCare = { ...episode, status: 'finished', period: { ...period, end: on } }
  const change: Change[] = [{ seen: episode, to: over }]
  if (condition)
    change.push({
      seen: condition,
      to: { ...condition, clinicalStatus: resolved, abatementDateTime: on },
    })
  if (plan?.status === 'active') change.push({ seen: plan, to: { ...plan, status: 'completed' } })
  return {
    make: [
      reading(about(episode, actor), coded(codes.outcome), 'outcome', {
        effectiveDateTime: on,
        valueCodeableConcept: outcome,
        ...(note ? { note: [{ text: note }] } : {}),
      }),
    ],
    change,
  }
}

const resolved: CodeableConcept = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'resolved' }],
}
