import type { Encounter, Location, Patient } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { keptBedOf } from '#clinical/care/bed-request.ts'
import { bedStateOf } from '#clinical/care/bed-state.ts'
import type { Surroundings } from '#clinical/care/suitability.ts'
import { aboutPatient, referenceId } from '#clinical/patient/about-patient.ts'
import { toIdentity } from '#clinical/patient/patient.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { staffName } from '#fhir/names.ts'

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
        .map(({ id, name = 'Ward without a name', partOf }) => {
          const site = resources.find((one) => one.id === referenceId(partOf, 'Location'))?.name
          const where = [name, site].filter(Boolean).join(', ')
          return { value: id, label: `${where} – ${free.filter((ward) => ward === id).length} free` }
        })
        .toSorted((one, other) => one.label.localeCompare(other.label))
    },
    staleTime: 0,
  })

const isA = (place: Location | undefined, type: string) => hasAny(place?.physicalType, type)
const isFree = ({ operationalStatus }: Location) => operationalStatus?.code === 'U'

/** A bed that can be had, and what stands around it. */
export type FreeBed = Surroundings & { id: string; name: string; kept: boolean }

/** The beds of a ward for this patient: nobody lies there, and none is kept for anybody else. */
export const freeBeds = (wardId: string, patientId: string) =>
  queryOptions({
    queryKey: ['ward', wardId, 'free-beds', patientId],
    queryFn: async (): Promise<FreeBed[]> => {
      const [ward, inWard, inBays, stays] = await Promise.all([
        fhir.read('Location', wardId),
        fhir.search('Location', { partof: wardId }),
        fhir.search('Location', { 'partof:Location.partof': wardId }),
        fhir.search('Encounter', {
          location: wardId,
          status: 'in-progress,onleave,planned',
          _include: 'Encounter:patient',
        }),
      ])
      const places = [...inWard.resources, ...inBays.resources]
      const beds = places.filter((place) => isA(place, 'bd'))
      // a bed that is kept stands on a stay that may name no ward
      const reserved = beds.filter((bed) => bedStateOf(bed) === 'reserved').map(({ id }) => id)
      const keeping =
        reserved.length > 0
          ? await fhir.search('Encounter', {
              location: reserved.join(','),
              patient: patientId,
              status: 'planned,in-progress,onleave',
            })
          : undefined
      const mine = new Set(keeping?.resources.flatMap((stay) => keptBedOf(stay) ?? []))
      const bayOf = (bed: Location | undefined) => {
        const within = places.find(({ id }) => id === referenceId(bed?.partOf, 'Location'))
        return isA(within, 'ro') ? within?.name : undefined
      }
      const people = stays.included.filter((one): one is Stored<Patient> => one.resourceType === 'Patient')
      const taken = stays.resources
        .filter(({ subject }) => referenceId(subject, 'Patient') !== patientId)
        .map((stay) => ({
          bed: beds.find((bed) => isIn(stay, bed.id)),
          patient: people.find(({ id }) => id === referenceId(stay.subject, 'Patient')),
        }))
      const specialty = ward.type?.map((one) => textOf(one, '')).find(Boolean)
      return beds
        .filter(
          (bed) => mine.has(bed.id) || (isFree(bed) && !taken.some(({ bed: other }) => other?.id === bed.id)),
        )
        .map((bed) => {
          const bay = bayOf(bed)
          const inBay = taken.filter(
            ({ bed: other }) => bay !== undefined && other?.partOf?.reference === bed.partOf?.reference,
          )
          return {
            id: bed.id,
            name: [bay && !bed.name?.startsWith(bay) ? bay : '', bed.name].filter(Boolean).join(' '),
            kept: mine.has(bed.id),
            bay,
            specialty,
            neighbours: inBay.map(({ patient: one }) => (one ? toIdentity(one).gender : 'Not Known')),
          }
        })
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

/** Every stay of the patient that a new one might contradict, and the attendances in an emergency department under way. */
export async function staysOf(patientId: string) {
  const [stays, attendances] = await Promise.all([
    fhir.search('Encounter', {
      patient: patientId,
      class: 'IMP,ACUTE,NONAC',
      status: 'in-progress,onleave,finished',
    }),
    fhir.search('Encounter', {
      patient: patientId,
      class: 'EMER',
      status: 'arrived,triaged,in-progress',
    }),
  ])
  return {
    stays: aboutPatient(stays.resources, patientId),
    attendances: aboutPatient(attendances.resources, patientId),
  }
}

/** The ward and the bed that are kept for a stay; `null`: none is. */
export const keptPlace = (stay: Stored<Encounter>) =>
  queryOptions({
    queryKey: ['patient', referenceId(stay.subject, 'Patient'), 'kept-place', stay.id, stay.meta?.versionId],
    queryFn: async () => {
      const bedId = keptBedOf(stay)
      if (!bedId) return null
      const within = referenceId((await fhir.read('Location', bedId)).partOf, 'Location')
      const place = within ? await fhir.read('Location', within) : undefined
      const wardId = isA(place, 'wa') ? place?.id : referenceId(place?.partOf, 'Location')
      return wardId ? { wardId, bedId } : null
    },
    staleTime: 0,
  })
