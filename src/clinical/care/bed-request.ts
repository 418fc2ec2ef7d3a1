import type { CodeableConcept, Encounter, Extension, Location, Reference } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

/** Where somebody who needs a bed comes from, in the order a bed manager asks for them. */
export const requestFrom = {
  ed: 'Emergency department',
  gp: 'GP',
  elective: 'Elective',
  'transfer-in': 'Another hospital',
  ward: 'Ward transfer',
} as const
export type RequestFrom = keyof typeof requestFrom

/** A bed that somebody needs. It stands on the stay it is for, planned or under way (decision 029). */
export type BedRequest = {
  from: RequestFrom
  /** Since when somebody waits for it */
  since: string | undefined
  /** From when it is needed; undefined: at once */
  needed: string | undefined
  sideRoom: boolean
  specialty: string | undefined
  by: string | undefined
}

const url = 'https://lune.example/fhir/StructureDefinition/bed-request'
const isFrom = (code: string | undefined): code is RequestFrom => code !== undefined && code in requestFrom
const over = new Set(['finished', 'cancelled', 'entered-in-error'])

/** What is asked for a stay; undefined where nothing is, or no more. */
export function bedRequestOf({ extension = [], status }: Encounter): BedRequest | undefined {
  const request = extension.find((one) => one.url === url)
  if (!request || over.has(status)) return undefined
  const part = (name: string) => request.extension?.find((one) => one.url === name)
  const from = part('from')?.valueCode
  const specialty = part('specialty')?.valueCodeableConcept
  return {
    from: isFrom(from) ? from : status === 'planned' ? 'elective' : 'ward',
    since: part('since')?.valueDateTime,
    needed: part('needed')?.valueDateTime,
    sideRoom: part('side-room')?.valueBoolean === true,
    specialty: specialty && textOf(specialty),
    by: part('by')?.valueReference?.display,
  }
}

export type Asked = {
  from: RequestFrom
  since: string
  needed: string | undefined
  sideRoom: boolean
  specialty: CodeableConcept | undefined
  by: Reference
}

type Place = NonNullable<Encounter['location']>[number]

/** The stay with what is asked for it; `site`: the hospital that is to find a bed, so that its board shows it. */
export function withBedRequest<E extends Encounter>(stay: E, asked: Asked, site: Stored<Location>): E {
  const { from, since, needed, sideRoom, specialty, by } = asked
  const extension: Extension = {
    url,
    extension: [
      { url: 'from', valueCode: from },
      { url: 'since', valueDateTime: since },
      ...(needed ? [{ url: 'needed', valueDateTime: needed }] : []),
      { url: 'side-room', valueBoolean: sideRoom },
      ...(specialty ? [{ url: 'specialty', valueCodeableConcept: specialty }] : []),
      { url: 'by', valueReference: by },
    ],
  }
  const before = withoutBedRequest(stay)
  const place: Place = {
    location: { reference: `Location/${site.id}`, ...(site.name ? { display: site.name } : {}) },
    status: 'planned',
  }
  return {
    ...before,
    extension: [...(before.extension ?? []), extension],
    location: [...(before.location ?? []), place],
  }
}

const isToCome = ({ status }: Place) => status === 'planned' || status === 'reserved'

/** The stay without what was asked for it, and without the bed that was kept for it. */
export function withoutBedRequest<E extends Encounter>(stay: E): E {
  const { extension = [], location = [], ...rest } = stay
  const others = extension.filter((one) => one.url !== url)
  const places = location.filter((one) => !isToCome(one))
  return {
    ...rest,
    ...(others.length > 0 ? { extension: others } : {}),
    ...(places.length > 0 ? { location: places } : {}),
  } as E // the same stay, of the same type
}

/** The bed that is kept for this stay. */
export const keptBedOf = ({ location = [] }: Encounter): string | undefined =>
  referenceId(
    location.find(({ status, period }) => status === 'reserved' && !period?.end)?.location,
    'Location',
  )

/** The stay with this bed kept for it, and no other. */
export function withKeptBed<E extends Encounter>(stay: E, bed: Stored<Location> | undefined): E {
  const others = (stay.location ?? []).filter(({ status }) => status !== 'reserved')
  const kept: Place | undefined = bed && {
    location: { reference: `Location/${bed.id}`, ...(bed.name ? { display: bed.name } : {}) },
    status: 'reserved',
    ...(bed.physicalType ? { physicalType: bed.physicalType } : {}),
  }
  return { ...stay, location: [...others, ...(kept ? [kept] : [])] }
}
