import type { Encounter, FhirResource, Location, Patient } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { byBedOrder, type EmptyBed, emptyBed, reservedIn } from '#clinical/care/empty-bed.ts'
import { reasonText } from '#clinical/care/encounter.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { type StayDetails, stayDetailsOf } from '#clinical/care/stay-details.ts'
import type { Found, Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { nameToShow } from '#fhir/names.ts'

import { alikeNames } from '#clinical/patient/similar-surnames.ts'

/** Who lies in a bed, as far as the reader may know it. */
export type Occupant = {
  encounterId: string
  patientId: string
  patient: PatientIdentity | undefined
  sameName: boolean
  /** Why they are here */
  reason: string | undefined
  /** When the stay began */
  since: string | undefined
  consultant: string | undefined
  /** A code for the consultant that names nobody, for the address */
  consultantId: string | undefined
  speciality: string | undefined
  /** Lies here for want of a bed elsewhere: the stay is of another speciality than the ward */
  outlier: boolean
  details: StayDetails
}

export type BedState =
  | { status: 'occupied'; occupant: Occupant }
  /** Somebody lies here whom this reader may not see */
  | { status: 'restricted' }
  | ({ status: 'empty' } & EmptyBed)

/** One row of the ward list; a patient whose bed is not known has a row without one. */
export type BedRow = {
  id: string
  bedId: string | undefined
  bed: string | undefined
  bayId: string | undefined
  bay: string | undefined
  state: BedState
}

export type Ward = {
  id: string
  name: string
  site: string | undefined
  rows: BedRow[]
  /** Patients the reader may not see, beyond the beds marked so */
  withheld: number
  /** Whom emergency access could be asked for; in which bed they lie is not told */
  withheldPatients: string[]
}

/** A ward as the record sends it. */
export type WardSnapshot = {
  ward: Stored<Location>
  /** Bays and side rooms, and the beds in the bays */
  places: Stored<Location>[]
  stays: Found<Encounter>
}

/** The whole ward: every bed in bed order, then the patients for whom no bed is recorded. */
export function toWard({ ward, places, stays }: WardSnapshot): Ward {
  const beds = [...new Map(places.map((place) => [place.id, place])).values()]
    .filter((place) => hasAny(place.physicalType, 'bd') && place.status !== 'inactive')
    .toSorted(byBedOrder)
  const bays = new Map(places.map(({ id, name }) => [id, name]))
  const here = new Set([ward.id, ...places.map(({ id }) => id)])
  const speciality = ward.type?.map((one) => textOf(one, '')).find(Boolean)
  // A stay remembers where it was before: who has gone to another ward is not on this one.
  const occupants = toOccupants(stays, speciality).filter(([, at]) => at.some((id) => here.has(id)))
  const bedIds = new Set(beds.map(({ id }) => id))
  const inBed = new Map<string, Occupant[]>()
  const bedless: Occupant[] = []
  for (const [occupant, places] of occupants) {
    const bed = places.find((id) => bedIds.has(id))
    if (bed) inBed.set(bed, [...(inBed.get(bed) ?? []), occupant])
    else bedless.push(occupant)
  }
  const kept = reservedIn(stays.resources)
  let hidden = stays.withheld
  const rows = beds.flatMap((bed): BedRow[] => {
    const parent = referenceId(bed.partOf, 'Location')
    const row = {
      id: bed.id,
      bedId: bed.id,
      bed: bed.name ?? 'Bed without a name',
      bayId: parent === ward.id ? undefined : parent,
      bay: parent === ward.id ? undefined : bays.get(parent ?? ''),
    }
    const inIt = inBed.get(bed.id)
    // Two patients recorded in one bed are two rows: neither is hidden.
    if (inIt)
      return inIt.map((occupant, index) => ({
        ...row,
        id: index === 0 ? bed.id : `${bed.id}-${occupant.encounterId}`,
        state: { status: 'occupied', occupant },
      }))
    if (bed.operationalStatus?.code === 'O' && hidden > 0) {
      hidden -= 1
      return [{ ...row, state: { status: 'restricted' } }]
    }
    return [{ ...row, state: { status: 'empty', ...emptyBed(bed, kept.has(bed.id)) } }]
  })
  const without = bedless.map((occupant): BedRow => ({
    id: occupant.encounterId,
    bedId: undefined,
    bed: undefined,
    bayId: undefined,
    bay: undefined,
    state: { status: 'occupied', occupant },
  }))
  return {
    id: ward.id,
    name: ward.name ?? 'Ward without a name',
    site: ward.partOf?.display,
    rows: [...rows, ...without],
    withheld: hidden,
    withheldPatients: stays.withheldPatients,
  }
}

/** Each stay with the places it is at now. */
function toOccupants(stays: Found<Encounter>, wardSpeciality: string | undefined): [Occupant, string[]][] {
  const patients = new Map(stays.included.filter(isPatient).map((patient) => [patient.id, patient]))
  const people = stays.resources.flatMap(({ subject }) => {
    const id = referenceId(subject, 'Patient')
    const surname = id && surnameOf(patients.get(id))
    return id && surname ? [{ id, surname }] : []
  })
  const alike = alikeNames(people)
  return stays.resources.flatMap((stay): [Occupant, string[]][] => {
    const patientId = referenceId(stay.subject, 'Patient')
    const away = stay.status === 'onleave'
    if (!patientId || (stay.status !== 'in-progress' && !away)) return []
    const patient = patients.get(patientId)
    const speciality = stay.serviceType && textOf(stay.serviceType, '')
    const occupant: Occupant = {
      encounterId: stay.id,
      patientId,
      patient: patient && toIdentity(patient),
      sameName: alike.has(patientId),
      reason: away ? ['On home leave', reasonText(stay)].filter(Boolean).join(' – ') : reasonText(stay),
      since: stay.period?.start,
      ...consultantOf(stay),
      speciality,
      outlier: Boolean(speciality && wardSpeciality && speciality !== wardSpeciality),
      details: stayDetailsOf(stay),
    }
    return [[occupant, placesOf(stay)]]
  })
}

const isPatient = (resource: Stored<FhirResource>): resource is Stored<Patient> =>
  resource.resourceType === 'Patient'

const surnameOf = (patient: Patient | undefined) => {
  const name = nameToShow(patient?.name)
  return name?.family ?? name?.text?.split(' ').at(-1)
}

const placesOf = ({ location = [] }: Encounter) =>
  location
    .filter(
      ({ status, period }) =>
        status !== 'completed' && status !== 'planned' && status !== 'reserved' && !period?.end,
    )
    .flatMap(({ location: place }) => referenceId(place, 'Location') ?? [])

function consultantOf({ participant = [] }: Encounter) {
  const consultant = participant.find(({ type = [] }) => type.some((one) => hasAny(one, 'ATND')))?.individual
  return {
    consultant: consultant?.display,
    consultantId: consultant?.reference?.split('/').at(-1) ?? consultant?.identifier?.value,
  }
}

/** The people on the list whose own record came with it. */
export const patientsOf = ({ rows }: Ward): PatientIdentity[] =>
  rows.flatMap(({ state }) =>
    state.status === 'occupied' && state.occupant.patient ? [state.occupant.patient] : [],
  )

/** The patients whose observations and alerts the ward list asks for; each once, in a fixed order. */
export const patientIdsOf = (ward: Ward): string[] =>
  [...new Set(patientsOf(ward).map(({ id }) => id))].toSorted()

/** `24 of 28 beds occupied, 2 free` */
export function countWords({ rows }: Ward): string {
  const beds = new Map(rows.filter(({ bed }) => bed !== undefined).map((row) => [row.bed, row.state]))
  const states = [...beds.values()]
  const occupied = states.filter(({ status }) => status !== 'empty').length
  const free = states.filter((state) => state.status === 'empty' && state.free).length
  const bedless = rows.filter(({ bed }) => bed === undefined).length
  return [
    `${occupied} of ${states.length} ${states.length === 1 ? 'bed' : 'beds'} occupied`,
    `${free} free`,
    bedless > 0 ? `${bedless} ${bedless === 1 ? 'patient' : 'patients'} without a bed` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
