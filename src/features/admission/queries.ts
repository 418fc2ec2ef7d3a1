import type { Encounter, Location, Patient } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { aboutPatient, referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'
import { staffName } from '#fhir/names.ts'

import { type FreeBed, type Neighbour, warningsFor } from './suitability.ts'

const ods = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** The wards of my organisation, with how many beds are free; by name. */
export const wardsToChoose = (orgCode: string) =>
  queryOptions({
    queryKey: ['admission', 'wards', orgCode],
    queryFn: async () => {
      const { resources } = await fhir.search('Location', { 'organization.identifier': `${ods}|${orgCode}` })
      const parents = new Map(resources.map((place) => [place.id, referenceId(place.partOf, 'Location')]))
      const wardOf = (bed: Stored<Location>) => {
        const within = parents.get(bed.id) ?? ''
        return isA(
          resources.find(({ id }) => id === within),
          'wa',
        )
          ? within
          : parents.get(within)
      }
      const free = resources.filter((place) => isA(place, 'bd') && isFree(place)).map(wardOf)
      return resources
        .filter((place) => isA(place, 'wa') && place.status === 'active')
        .map(({ id, name = 'Ward without a name' }) => ({
          value: id,
          label: `${name} – ${free.filter((ward) => ward === id).length} free`,
        }))
        .toSorted((one, other) => one.label.localeCompare(other.label))
    },
    staleTime: 0,
  })

const isA = (place: Location | undefined, type: string) => hasAny(place?.physicalType, type)
const isFree = ({ operationalStatus }: Location) => operationalStatus?.code === 'U'

/** The free beds of a ward for this patient: nobody lies there and none is kept for somebody. */
export const freeBeds = (wardId: string, patient: Pick<PatientIdentity, 'id' | 'gender'>) =>
  queryOptions({
    queryKey: ['ward', wardId, 'free-beds', patient.id],
    queryFn: async (): Promise<FreeBed[]> => {
      const [inWard, inBays, stays] = await Promise.all([
        fhir.search('Location', { partof: wardId }),
        fhir.search('Location', { 'partof:Location.partof': wardId }),
        fhir.search('Encounter', {
          location: wardId,
          status: 'in-progress,onleave,planned',
          _include: 'Encounter:patient',
        }),
      ])
      const places = [...inWard.resources, ...inBays.resources]
      const bayOf = (bed: Location | undefined) => {
        const within = places.find(({ id }) => id === referenceId(bed?.partOf, 'Location'))
        return isA(within, 'ro') ? within?.name : undefined
      }
      const people = stays.included.filter((one): one is Stored<Patient> => one.resourceType === 'Patient')
      const taken = stays.resources.map((stay) => ({
        bed: places.find((place) => isA(place, 'bd') && isIn(stay, place.id)),
        patient: people.find(({ id }) => id === referenceId(stay.subject, 'Patient')),
      }))
      const neighbours = taken.map(({ bed, patient: one }): Neighbour => ({
        bay: bayOf(bed),
        gender: one ? toIdentity(one).gender : 'Not Known',
      }))
      return places
        .filter(
          (place) => isA(place, 'bd') && isFree(place) && !taken.some(({ bed }) => bed?.id === place.id),
        )
        .map((bed) => ({
          id: bed.id,
          name: [bayOf(bed), bed.name].filter(Boolean).join(' '),
          bay: bayOf(bed),
          warnings: warningsFor(bayOf(bed), patient, neighbours),
        }))
        .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB', { numeric: true }))
    },
    staleTime: 0,
  })

const isIn = ({ location = [] }: Encounter, bedId: string) =>
  location.some(
    ({ status, period, location: there }) =>
      status !== 'completed' && !period?.end && referenceId(there, 'Location') === bedId,
  )

/** Consultants of my organisation, as the staff directory has them. */
export const consultants = (orgCode: string) =>
  queryOptions({
    queryKey: ['directory', 'consultants', orgCode],
    queryFn: async () => {
      const { resources, included } = await fhir.search('PractitionerRole', {
        'organization.identifier': `${ods}|${orgCode}`,
        active: 'true',
        _include: 'PractitionerRole:practitioner',
      })
      const doctors = new Set(
        resources
          .filter(({ code = [] }) =>
            code.some(({ text, coding = [] }) => /consultant/i.test(text ?? coding[0]?.display ?? '')),
          )
          .map(({ practitioner }) => referenceId(practitioner, 'Practitioner')),
      )
      return included
        .flatMap((one) => (one.resourceType === 'Practitioner' && doctors.has(one.id) ? [one] : []))
        .map((one) => ({
          value: `Practitioner/${one.id} ${staffName(one.name)}`,
          label: staffName(one.name),
        }))
        .toSorted((one, other) => one.label.localeCompare(other.label))
    },
    staleTime: 10 * 60_000,
  })

/** Every stay of the patient that a new one might contradict. */
export async function staysOf(patientId: string) {
  const { resources } = await fhir.search('Encounter', {
    patient: patientId,
    class: 'IMP,ACUTE,NONAC',
    status: 'in-progress,onleave,finished',
  })
  return aboutPatient(resources, patientId)
}
