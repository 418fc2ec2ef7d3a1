import type { BundleEntry, Encounter, FhirResource, Location, Reference } from 'fhir/r4'

import { bedNoteOf, bedStateOf, withBedNote } from '#clinical/care/bed-state.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'

/** The record as it was read for the move: what is written is written against exactly this. */
export type Read = {
  stay: Stored<Encounter>
  from: Stored<Location>
  to: Stored<Location>
  /** Who lies in the other bed, when the two change places */
  other?: Stored<Encounter>
  /** A bed that is kept for somebody, as the reader saw it, and why this patient gets it all the same */
  kept?: Kept
}
export type Kept = { seen: string | undefined; why: string }

/** Why this move cannot be made, in words for the person who asked for it; undefined when it can. */
export function refusalOf({ stay, from, to, other, kept }: Read, now: Date): string | undefined {
  const name = to.name ?? 'That bed'
  if (!isIn(stay, from.id))
    return 'This patient is no longer in that bed. Close this and look at the ward again.'
  if (other && !isIn(other, to.id)) return `Whoever was in ${name} is no longer there. Choose again.`
  const state = bedStateOf(to)
  if (!other && state === 'reserved') {
    const reason = bedNoteOf(to)?.reason
    // A bed that was free when it was chosen, or is kept for somebody else by now: nobody has agreed to that.
    if (kept?.seen !== reason || !kept?.why)
      return `${name} is now reserved${reason ? `: ${reason}` : ''}. Close this and choose again.`
  } else if (!other && state !== 'free') return `${name} is no longer free. Choose another bed.`
  if ([stay, other].some((one) => one && startedAfter(one, [from.id, to.id], now)))
    return 'The record says that a stay in one of these beds began later than now. Check the times first.'
  return undefined
}

/** All of it or nothing: who lies where, and both beds, each against the version that was read (hazard H11). */
export function moveEntries(
  { stay, from, to, other, kept }: Read,
  now: Date,
  cleaning: boolean,
  by: Reference,
): BundleEntry<FhirResource>[] {
  const bedState = (bed: Stored<Location>, code: string, display: string) => ({
    ...bed,
    operationalStatus: { system: 'http://terminology.hl7.org/CodeSystem/v2-0116', code, display },
  })
  const taken = kept ? withBedNote(to, { state: 'occupied', reason: kept.why }, by, now) : to
  const moved = [
    inBed(stay, from, to, now),
    ...(other ? [inBed(other, to, from, now)] : []),
    ...(other
      ? [from, to]
      : [
          cleaning ? bedState(from, 'H', 'Housekeeping') : bedState(from, 'U', 'Unoccupied'),
          bedState(taken, 'O', 'Occupied'),
        ]),
  ]
  return moved.map((resource) => ({
    resource,
    request: {
      method: 'PUT',
      url: `${resource.resourceType}/${resource.id}`,
      ifMatch: `W/"${resource.meta?.versionId ?? ''}"`,
    },
  }))
}

type Place = NonNullable<Encounter['location']>[number]

const isNow = ({ status, period }: Place) =>
  status !== 'completed' && status !== 'planned' && status !== 'reserved' && !period?.end

const isIn = ({ status, location = [] }: Encounter, bedId: string) =>
  status === 'in-progress' &&
  location.some((one) => isNow(one) && referenceId(one.location, 'Location') === bedId)

const startedAfter = ({ location = [] }: Encounter, beds: string[], now: Date) =>
  location.some(
    (one) =>
      isNow(one) &&
      beds.includes(referenceId(one.location, 'Location') ?? '') &&
      Date.parse(one.period?.start ?? '') > now.getTime(),
  )

/** The stay keeps where it was, until when; a bay or room it was in ends with the bed. */
function inBed(stay: Stored<Encounter>, from: Location, to: Location, now: Date): Stored<Encounter> {
  const at = now.toISOString()
  const leaves = [from.id, referenceId(from.partOf, 'Location')]
  const stays = referenceId(to.partOf, 'Location')
  const location = (stay.location ?? []).map((one): Place => {
    const id = referenceId(one.location, 'Location')
    const isRoom = hasAny(one.physicalType, 'ro') && id !== stays
    const ends = isNow(one) && (id === from.id || (isRoom && leaves.includes(id)))
    return ends ? { ...one, status: 'completed', period: { ...one.period, end: at } } : one
  })
  const bed: Place = {
    location: { reference: `Location/${to.id}`, ...(to.name ? { display: to.name } : {}) },
    status: 'active',
    physicalType: {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/location-physical-type',
          code: 'bd',
          display: 'Bed',
        },
      ],
    },
    period: { start: at },
  }
  return { ...stay, location: [...location, bed] }
}
