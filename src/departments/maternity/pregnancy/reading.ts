import type { CodeableConcept, Coding, EpisodeOfCare, Observation, Quantity } from 'fhir/r4'

import type { Actor, Made } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { type Stored } from '#fhir/client.ts'
import { ucumSystem } from '#fhir/coding.ts'

export type About = {
  actor: Actor
  /** The pregnancy, as the act names it */
  episode: string
}

export const about = (episode: Stored<EpisodeOfCare>, actor: Actor): About => ({
  actor,
  episode: `EpisodeOfCare/${episode.id}`,
})

/** Something found in a pregnancy: it names the pregnancy, so that none is taken for one of another. */
export const reading = (
  { actor, episode }: About,
  code: Observation['code'],
  part: string,
  more: Partial<Observation>,
): Made => ({
  resource: {
    resourceType: 'Observation',
    identifier: [entryIdentifier(actor.session, `${actor.actId}-${part}`)],
    status: 'final',
    code,
    subject: { reference: `Patient/${actor.patientId}` },
    focus: [{ reference: episode }],
    effectiveDateTime: actor.now.toISOString(),
    issued: actor.now.toISOString(),
    performer: [recordedBy(actor.session)],
    ...more,
  },
})

export const coded = (...coding: readonly Coding[]): CodeableConcept => ({
  coding: [...coding],
  ...(coding[0]?.display ? { text: coding[0].display } : {}),
})

/** A number with its unit, in words and in UCUM. */
export const measure = (value: number, unit: string, code = unit): Quantity => ({
  value,
  unit,
  system: ucumSystem,
  code,
})
