import type { FhirResource, Immunization } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { antiDToken } from '#departments/maternity/blood/anti-d.ts'
import { pregnancyCodes } from '#departments/maternity/pregnancy/codes.ts'
import {
  isPregnancy,
  ofKind,
  type Pregnancy,
  toPregnancies,
} from '#departments/maternity/pregnancy/pregnancy.ts'
import { pregnantCode } from '#departments/maternity/pregnancy/queries.ts'
import { fhir, type Stored } from '#fhir/client.ts'

export type Case = {
  patientId: string
  patient: PatientIdentity | undefined
  pregnancy: Pregnancy
  antiD: Stored<Immunization>[]
}
export type Cases = { cases: Case[]; withheld: number }

/** The pregnancies under way of these patients, with what a list needs of each: one question, whatever their number. */
export async function casesOf(patientIds: readonly string[]): Promise<Cases> {
  const ids = [...new Set(patientIds)]
  if (ids.length === 0) return { cases: [], withheld: 0 }
  const patient = ids.join(',')
  const [episodes, conditions, observations, encounters, immunisations] = await Promise.all([
    fhir.search('EpisodeOfCare', { patient, status: 'active', _include: 'EpisodeOfCare:patient' }),
    fhir.search('Condition', { patient, code: pregnantCode, 'clinical-status': 'active' }),
    fhir.search('Observation', { patient, code: pregnancyCodes, _count: '1000' }),
    fhir.search('Encounter', { patient, 'episode-of-care:missing': 'false' }),
    fhir.search('Immunization', { patient, 'vaccine-code': antiDToken }),
  ])
  const people = new Map(ofKind(episodes.included, 'Patient').map((one) => [one.id, one]))
  const theirs = {
    episodes: byPatient(episodes.resources, (one) => one.patient),
    conditions: byPatient(conditions.resources, (one) => one.subject),
    observations: byPatient(observations.resources, (one) => one.subject),
    encounters: byPatient(encounters.resources, (one) => one.subject),
    antiD: byPatient(immunisations.resources, (one) => one.patient),
  }
  const cases = ids.flatMap((patientId): Case[] => {
    const known = theirs.conditions(patientId)
    const [pregnancy] = toPregnancies({
      episodes: theirs.episodes(patientId).filter((one) => isPregnancy(one, known)),
      observations: theirs.observations(patientId),
      encounters: theirs.encounters(patientId),
      conditions: known,
    })
    const person = people.get(patientId)
    return pregnancy
      ? [{ patientId, patient: person && toIdentity(person), pregnancy, antiD: theirs.antiD(patientId) }]
      : []
  })
  return { cases, withheld: episodes.withheld }
}

/** Sorted by whom each is about; what is about somebody not asked for is in nobody's (hazard H1). */
function byPatient<R extends FhirResource>(
  those: readonly Stored<R>[],
  whom: (one: R) => { reference?: string } | undefined,
) {
  const sorted = new Map<string, Stored<R>[]>()
  for (const one of those) {
    const id = referenceId(whom(one), 'Patient') ?? ''
    sorted.set(id, [...(sorted.get(id) ?? []), one])
  }
  return (id: string) => sorted.get(id) ?? []
}
