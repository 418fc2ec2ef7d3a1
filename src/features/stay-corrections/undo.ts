import type { Encounter, Patient, Period } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { instantOf } from '#fhir/dates.ts'
import { ukExtension } from '#fhir/uk-core.ts'

import { type Moment, momentsOf } from './moments.ts'

/** The last thing that happened in a stay; undefined for the admission, which is cancelled as a whole. */
export function lastStep(stay: Encounter): Moment | undefined {
  const moments = momentsOf(stay)
  return moments.length > 1 ? moments.at(-1) : undefined
}

/** The stay as if its last step had not been: what began then goes, what ended then goes on. Versions keep what was. */
export function undone<E extends Encounter>(stay: E): E {
  const last = lastStep(stay)
  if (!last) return stay
  const isThen = (instant: string | undefined) => instantOf(instant) === last.at
  const reopened = <T extends { period?: Period }>(all: T[] | undefined): T[] =>
    listOf(all)
      .filter(({ period }) => !isThen(period?.start))
      .map((one) => (isThen(one.period?.end) ? openEnded(one) : one))
  const { participant, period, statusHistory, hospitalization } = stay
  const location = reopened(stay.location).map((place) =>
    place.status === 'completed' && !place.period?.end ? { ...place, status: 'active' as const } : place,
  )
  const base = {
    ...stay,
    ...(stay.location ? { location } : {}),
    ...(participant ? { participant: reopened(participant) } : {}),
  }
  if (isThen(period?.end)) {
    const { dischargeDisposition: _, ...came } = hospitalization ?? {}
    const leaving = [ukExtension('DischargeMethod'), ...dischargeUrls]
    // somebody discharged from home leave is on leave again
    const leave = listOf(statusHistory).at(-1)
    const fromLeave = leave?.status === 'onleave' && isThen(leave.period?.end)
    return {
      ...base,
      status: fromLeave ? 'onleave' : 'in-progress',
      ...(fromLeave ? { statusHistory: listOf(statusHistory).slice(0, -1) } : {}),
      period: openEnded({ period }).period ?? {},
      ...(hospitalization ? { hospitalization: came } : {}),
      extension: listOf(stay.extension).filter(({ url }) => !leaving.includes(url)),
    }
  }
  const before = listOf(statusHistory).at(-1)
  if (before && isThen(before.period?.end))
    return { ...base, status: before.status, statusHistory: listOf(statusHistory).slice(0, -1) }
  return base
}

const definitions = 'https://lune.example/fhir/StructureDefinition'
/** What is said of a discharge alone */
const dischargeUrls = [`${definitions}/discharge-checklist`, `${definitions}/discharge-ready-date`]

function openEnded<T extends { period?: Period | undefined }>(one: T): T {
  const { end: _, ...period } = one.period ?? {}
  return { ...one, period }
}

/** Somebody who is said to have died at the end of a stay, and did not: the record says so no more. */
export function alive(patient: Stored<Patient>, stay: Encounter): Stored<Patient> | undefined {
  const died = instantOf(patient.deceasedDateTime)
  if (died === undefined || died !== instantOf(stay.period?.end)) return undefined
  const { deceasedDateTime: _, ...rest } = patient
  return rest
}
