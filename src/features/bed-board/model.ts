import type { Encounter, FhirResource, Location, Patient } from 'fhir/r4'

import { type BedRequest, bedRequestOf, keptBedOf } from '#clinical/care/bed-request.ts'
import { type EmptyBed, byBedOrder, emptyBed, reservedIn } from '#clinical/care/empty-bed.ts'
import { type ExpectedHome, expectedHomeOf } from '#clinical/care/expected-home.ts'
import { sameSpecialty } from '#clinical/care/suitability.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import type { Found, Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'

/** A hospital as the record sends it: its places, and the stays on its wards and on their way to them. */
export type Snapshot = { places: readonly Stored<Location>[]; stays: Found<Encounter> }

/** Whoever lies in a bed. No reason, no score: a bed board is not a chart. */
export type Lying = {
  encounterId: string
  patientId: string
  patient: PatientIdentity | undefined
  onLeave: boolean
  outlier: boolean
  specialty: string | undefined
  home: ExpectedHome
  /** Needs another bed than this one */
  asks: boolean
}

export type BoardBed = {
  id: string
  name: string
  wardId: string
  bay: string | undefined
  state:
    | { kind: 'occupied'; lying: Lying[] }
    | { kind: 'restricted' }
    | { kind: 'empty'; empty: EmptyBed; keptFor: KeptFor | undefined }
}
/** `patient` is not told of somebody this reader may not see. */
export type KeptFor = { encounterId: string; patient: PatientIdentity | undefined }
export type Bay = { id: string; name: string; beds: BoardBed[] }
export type BoardWard = {
  id: string
  name: string
  specialty: string | undefined
  open: boolean
  bays: Bay[]
  /** On the ward by the record, in none of its beds */
  bedless: Lying[]
}

/** Who needs a bed. */
export type Waiting = BedRequest & {
  encounterId: string
  patientId: string
  patient: PatientIdentity | undefined
  /** Under way: somebody who lies in another bed now */
  moving: boolean
  /** Where they are now, when they are in hospital */
  now: string | undefined
  keptBedId: string | undefined
}

export type Board = { wards: BoardWard[]; waiting: Waiting[]; withheld: number }

const collator = new Intl.Collator('en-GB', { numeric: true })

/** The whole hospital: every ward with every bed, then who waits for one, the longest first. */
export function toBoard({ places, stays }: Snapshot, wardIds: readonly string[]): Board {
  const byId = new Map(places.map((place) => [place.id, place]))
  const people = new Map(stays.included.filter(isPatient).map((one) => [one.id, one]))
  const patientOf = (stay: Encounter) => {
    const record = people.get(referenceId(stay.subject, 'Patient') ?? '')
    return record && toIdentity(record)
  }
  const kept = reservedIn(stays.resources)
  const keptFor = new Map(
    stays.resources.flatMap((stay) => {
      const bed = keptBedOf(stay)
      return bed ? [[bed, { encounterId: stay.id, patient: patientOf(stay) }] as const] : []
    }),
  )
  const going = stays.resources.filter(({ status }) => status === 'in-progress' || status === 'onleave')
  let hidden = stays.withheld
  const wards = wardIds.flatMap((id): BoardWard[] => {
    const ward = byId.get(id)
    if (!ward) return []
    const specialty = specialtyOf(ward)
    const beds = bedsIn(places, byId, id).toSorted(byBedOrder)
    const bedIds = new Set(beds.map((bed) => bed.id))
    const lying = going.flatMap((stay) => {
      const at = placesNow(stay)
      const bed = at.find((place) => bedIds.has(place))
      return bed || at.includes(id) ? [{ bed, one: toLying(stay, patientOf(stay), specialty) }] : []
    })
    const bays = new Map<string, Bay>()
    for (const bed of beds) {
      const parent = referenceId(bed.partOf, 'Location')
      const bay = parent === id ? undefined : byId.get(parent ?? '')?.name
      const key = bay ? (parent ?? '') : 'own'
      const inIt = lying.filter((each) => each.bed === bed.id).map(({ one }) => one)
      const isHidden = inIt.length === 0 && bed.operationalStatus?.code === 'O' && hidden > 0
      if (isHidden) hidden -= 1
      const one: BoardBed = {
        id: bed.id,
        name: bed.name ?? 'Bed without a name',
        wardId: id,
        bay,
        state:
          inIt.length > 0
            ? { kind: 'occupied', lying: inIt }
            : isHidden
              ? { kind: 'restricted' }
              : { kind: 'empty', empty: emptyBed(bed, kept.has(bed.id)), keptFor: keptFor.get(bed.id) },
      }
      const group = bays.get(key) ?? {
        id: `${id} ${key}`,
        name: bay ?? 'Side rooms and other beds',
        beds: [],
      }
      group.beds.push(one)
      bays.set(key, group)
    }
    return [
      {
        id,
        name: ward.name ?? 'Ward without a name',
        specialty,
        open: ward.status === 'active',
        bays: [...bays.values()],
        bedless: lying.filter(({ bed }) => bed === undefined).map(({ one }) => one),
      },
    ]
  })
  const waiting = stays.resources.flatMap((stay): Waiting[] => {
    const request = bedRequestOf(stay)
    const patientId = referenceId(stay.subject, 'Patient')
    if (!request || !patientId) return []
    const moving = stay.status !== 'planned'
    const at = moving ? placesNow(stay).flatMap((id) => byId.get(id)?.name ?? []) : []
    return [
      {
        ...request,
        encounterId: stay.id,
        patientId,
        patient: patientOf(stay),
        moving,
        now: at.join(', ') || undefined,
        keptBedId: keptBedOf(stay),
      },
    ]
  })
  return { wards, waiting: waiting.toSorted(bySince), withheld: hidden }
}

/** Who has waited longest first; whoever is needed only later comes after. */
const bySince = (one: Waiting, other: Waiting) =>
  (one.needed ?? one.since ?? '').localeCompare(other.needed ?? other.since ?? '') ||
  one.encounterId.localeCompare(other.encounterId)

function toLying(
  stay: Stored<Encounter>,
  patient: PatientIdentity | undefined,
  ward: string | undefined,
): Lying {
  const specialty = stay.serviceType && textOf(stay.serviceType, '')
  return {
    encounterId: stay.id,
    patientId: referenceId(stay.subject, 'Patient') ?? '',
    patient,
    onLeave: stay.status === 'onleave',
    outlier: Boolean(specialty && ward && !sameSpecialty(specialty, ward)),
    specialty,
    home: expectedHomeOf(stay),
    asks: bedRequestOf(stay) !== undefined,
  }
}

const specialtyOf = ({ type = [] }: Location) => type.map((one) => textOf(one, '')).find(Boolean)

const placesNow = ({ location = [] }: Encounter): string[] =>
  location
    .filter(
      ({ status, period }) =>
        status !== 'completed' && status !== 'planned' && status !== 'reserved' && !period?.end,
    )
    .flatMap(({ location: place }) => referenceId(place, 'Location') ?? [])

function bedsIn(
  places: readonly Stored<Location>[],
  byId: ReadonlyMap<string, Location>,
  wardId: string,
): Stored<Location>[] {
  return places.filter((bed) => {
    if (!hasAny(bed.physicalType, 'bd') || bed.status === 'inactive') return false
    const parent = referenceId(bed.partOf, 'Location')
    return parent === wardId || referenceId(byId.get(parent ?? '')?.partOf, 'Location') === wardId
  })
}

const isPatient = (one: Stored<FhirResource>): one is Stored<Patient> => one.resourceType === 'Patient'

export type Hospital = { id: string; name: string; wardIds: string[]; free: number; beds: number }

/** The hospitals of a trust that have wards, by name; wards of no recorded hospital stand under one of their own. */
export function toHospitals(places: readonly Stored<Location>[]): Hospital[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  const hospitals = new Map<string, Hospital>()
  const wards = places
    .filter(({ physicalType, status }) => hasAny(physicalType, 'wa') && status !== 'inactive')
    .toSorted((one, other) => collator.compare(one.name ?? '', other.name ?? ''))
  for (const ward of wards) {
    const site = referenceId(ward.partOf, 'Location')
    const id = site && byId.has(site) ? site : 'none'
    const hospital = hospitals.get(id) ?? {
      id,
      name: byId.get(id)?.name ?? 'Hospital not recorded',
      wardIds: [],
      free: 0,
      beds: 0,
    }
    const beds = bedsIn(places, byId, ward.id)
    hospital.wardIds.push(ward.id)
    hospital.beds += beds.length
    hospital.free += beds.filter((bed) => emptyBed(bed, false).free).length
    hospitals.set(id, hospital)
  }
  return [...hospitals.values()].toSorted((one, other) => collator.compare(one.name, other.name))
}
