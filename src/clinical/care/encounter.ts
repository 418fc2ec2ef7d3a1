import type { CodeableConcept, Encounter, FhirResource } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { type Answer, type Entries, searchAbout, toEntries } from '#clinical/entries/entries.ts'
import { resolve, type Source, sourceOf, whoText } from '#clinical/entries/source.ts'

/** One visit: an inpatient stay, a clinic, an attendance. */
export type Visit = {
  id: string
  kind: string
  status: string
  current: boolean
  inpatient: boolean
  reason: string | undefined
  speciality: string | undefined
  organisation: string | undefined
  consultant: string | undefined
  wardId: string | undefined
  ward: string | undefined
  bed: string | undefined
  start: string | undefined
  end: string | undefined
  expectedDischarge: string | undefined
  source: Source
}

const expectedDischargeUrl = 'https://lune.example/fhir/StructureDefinition/expected-discharge-date'

/** A date, when somebody has set one. */
export const expectedDischargeOf = ({ extension = [] }: Encounter): string | undefined =>
  extension.find(({ url }) => url === expectedDischargeUrl)?.valueDate

const going = ['in-progress', 'onleave', 'arrived', 'triaged']

/** The visits under way now, with the names of their places. */
export const currentVisits = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'current-visits'],
    queryFn: async () =>
      toVisits(
        await searchAbout('Encounter', patientId, {
          status: going.join(','),
          _include: 'Encounter:location',
        }),
      ),
  })

/** Inpatient first, then the newest. */
export function toVisits(found: Answer<Encounter>): Entries<Visit> {
  const list = toEntries(found, (encounter) =>
    encounter.status === 'entered-in-error' ? undefined : toVisit(encounter, found.included),
  )
  const newestFirst = (one: Visit, other: Visit) =>
    Number(other.current && other.inpatient) - Number(one.current && one.inpatient) ||
    (other.start ?? '').localeCompare(one.start ?? '')
  return { ...list, entries: list.entries.toSorted(newestFirst) }
}

export function toVisit(encounter: Stored<Encounter>, included: FhirResource[] = []): Visit {
  const { status, period, participant = [], location = [] } = encounter
  const places = location
    .filter(({ status, period }) => status !== 'completed' && !period?.end)
    .map(({ location: reference, physicalType }) => {
      const there = resolve(reference, encounter, included)
      const place = there?.resourceType === 'Location' ? there : undefined
      const type = physicalType ?? place?.physicalType
      return { id: referenceId(reference, 'Location'), type, name: whoText(reference, encounter, included) }
    })
  const ward =
    places.find(({ type }) => hasAny(type, 'wa')) ?? places.find(({ type }) => !hasAny(type, 'bd', 'ro'))
  const consultants = participant.filter(({ type = [] }) => type.some((one) => hasAny(one, 'ATND')))
  return {
    id: encounter.id,
    kind: kindText(encounter),
    status: statusWords[status] ?? 'Status not known',
    current: going.includes(status),
    inpatient: ['IMP', 'ACUTE', 'NONAC'].includes(encounter.class?.code ?? ''),
    reason: reasonText(encounter),
    speciality: encounter.serviceType && textOf(encounter.serviceType, 'Speciality not named'),
    organisation: whoText(encounter.serviceProvider, encounter, included),
    consultant: consultants.map(({ individual }) => whoText(individual, encounter, included)).find(Boolean),
    wardId: ward?.id,
    ward: ward?.name,
    bed: places.find(({ type }) => hasAny(type, 'bd'))?.name,
    start: period?.start,
    end: period?.end,
    expectedDischarge: expectedDischargeOf(encounter),
    source: sourceOf(encounter, period?.start),
  }
}

/** `Ward 20 – Bay B Bed 3`; undefined when the record names no place. */
export const placeText = ({ ward, bed }: Pick<Visit, 'ward' | 'bed'>): string | undefined =>
  [ward, bed].filter(Boolean).join(' – ') || undefined

/** Whole days since the start, counted by dates; undefined without a full start date. */
export function daysIn({ start }: Pick<Visit, 'start'>, today: string): number | undefined {
  if (!start || !/^\d{4}-\d\d-\d\d/.test(start)) return undefined
  const days = (Date.parse(today) - Date.parse(start.slice(0, 10))) / 86_400_000
  return Number.isFinite(days) && days >= 0 ? Math.round(days) : undefined
}

export function reasonText({ reasonCode = [], reasonReference = [] }: Encounter): string | undefined {
  const coded = reasonCode.map((concept: CodeableConcept) => textOf(concept, '')).filter(Boolean)
  const referred = reasonReference.flatMap(({ display }) => display ?? [])
  return [...coded, ...referred].join('; ') || undefined
}

function kindText({ class: kind, type = [] }: Encounter): string {
  const typed = type.map((one) => textOf(one, '')).find(Boolean)
  const words = classWords[kind?.code ?? ''] ?? kind?.display
  if (words && typed && words !== typed) return `${words}: ${typed}`
  return words ?? typed ?? 'Visit of a kind not recorded'
}

const classWords: Record<string, string> = {
  IMP: 'Inpatient stay',
  ACUTE: 'Inpatient stay',
  NONAC: 'Inpatient stay',
  SS: 'Day case',
  EMER: 'Emergency attendance',
  AMB: 'Outpatient visit',
  HH: 'Home visit',
  VR: 'Virtual visit',
  PRENC: 'Pre-admission',
  OBSENC: 'Observation stay',
}

const statusWords: Record<string, string> = {
  planned: 'Planned',
  arrived: 'Arrived',
  triaged: 'Triaged',
  'in-progress': 'In progress',
  onleave: 'On leave',
  finished: 'Finished',
  cancelled: 'Cancelled',
  unknown: 'Status not known',
}
