import type { Encounter, FhirResource, Patient } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { aboutPatient } from '#clinical/patient/about-patient.ts'
import { type Answer, searchAbout } from '#clinical/entries/entries.ts'
import { fhir, type ResourceOf, type ResourceType, type SearchParams, type Stored } from '#fhir/client.ts'

/** One part of what a summary is filled in from; each fails for itself, and then nothing is filled in from it. */
export type Part<T extends ResourceType> = Required<
  Pick<Answer<ResourceOf<T>>, 'resources' | 'withheld' | 'included'>
> & { failed: string | undefined }

export type StayRecord = {
  patient: Stored<Patient>
  /** The stay under way, else the last one; undefined: the record holds none */
  stay: Stored<Encounter> | undefined
  included: FhirResource[]
  conditions: Part<'Condition'>
  procedures: Part<'Procedure'>
  allergies: Part<'AllergyIntolerance'>
  prescribed: Part<'MedicationRequest'>
  taken: Part<'MedicationStatement'>
  reports: Part<'DiagnosticReport'>
}

/** Everything a discharge summary begins from, asked in one batch. Read once: the writer's draft does not move beneath them. */
export const stayRecord = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'stay record'],
    queryFn: async (): Promise<StayRecord> => {
      const part = <T extends ResourceType>(type: T, params: SearchParams = {}) =>
        partOf(searchAbout(type, patientId, params))
      const [patient, visits, conditions, procedures, allergies, prescribed, taken, reports] =
        await Promise.all([
          fhir.read('Patient', patientId),
          searchAbout('Encounter', patientId, { _include: 'Encounter:location' }),
          part('Condition'),
          part('Procedure'),
          part('AllergyIntolerance'),
          part('MedicationRequest', { _include: 'MedicationRequest:medication' }),
          part('MedicationStatement', { _include: 'MedicationStatement:medication' }),
          part('DiagnosticReport', {
            _include: 'DiagnosticReport:result',
            '_include:iterate': 'Observation:has-member',
          }),
        ])
      aboutPatient(visits.resources, patientId)
      return {
        patient,
        stay: theStay(visits.resources),
        included: visits.included,
        conditions,
        procedures,
        allergies,
        prescribed,
        taken,
        reports,
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  })

async function partOf<T extends ResourceType>(asked: ReturnType<typeof searchAbout<T>>): Promise<Part<T>> {
  try {
    const { resources, included, withheld } = await asked
    return { resources, included, withheld, failed: undefined }
  } catch (error) {
    return {
      resources: [],
      included: [],
      withheld: 0,
      failed: error instanceof Error ? error.message : 'The record did not answer.',
    }
  }
}

const inpatient = new Set(['IMP', 'ACUTE', 'NONAC'])
const going = new Set(['in-progress', 'onleave', 'arrived', 'triaged'])

/** The inpatient stay under way, else the one that ended last (domain facts §5.4). */
export function theStay(encounters: readonly Stored<Encounter>[]): Stored<Encounter> | undefined {
  const stays = encounters.filter(
    ({ class: kind, status }) =>
      inpatient.has(kind?.code ?? '') && (going.has(status) || status === 'finished'),
  )
  const rank = ({ status, period }: Encounter) => (going.has(status) ? '9' : '') + (period?.start ?? '')
  return stays.toSorted((one, other) => rank(other).localeCompare(rank(one)))[0]
}
