import type { FhirResource, Reference } from 'fhir/r4'

import { formatDate } from '#fhir/dates.ts'
import { staffName } from '#fhir/names.ts'
import { knownSources } from '#lib/config.ts'

import { recordedIn } from '#clinical/patient/about-patient.ts'

import { listOf } from './lenient.ts'

/** An organisation, or a system of one, as an entry names it. */
export type Place = { name: string | undefined; ods: string | undefined }

/** Where an entry came from and who stands behind it; said on every item (domain facts §7.3). */
export type Source = {
  who: string | undefined
  place: Place | undefined
  on: string | undefined
  /** Written by the patient, or by somebody close to them */
  byPatient?: true
  /** Stands in a record that the open one took the place of: what that one is called */
  inRecordOf?: string | undefined
}

/** `Dr Amina Hargreaves · 05-Apr-2026`, or `Source not stated`. */
export function sourceText({ who, place, on, inRecordOf }: Source): string {
  const from = who ?? (place && placeText(place))
  return [from ?? 'Source not stated', on ? formatDate(on) : undefined, recordedAs(inRecordOf)]
    .filter(Boolean)
    .join(' · ')
}

/** Said of what stands in a record that another has replaced. */
export const recordedAs = (name: string | undefined) => name && `recorded as ${name}`

/** `Lancashire Teaching Hospitals (RXN)` */
export const placeText = ({ name, ods }: Place): string =>
  name ? (ods ? `${name} (${ods})` : name) : (ods ?? 'Source not stated')

export function sourceOf(resource: FhirResource, on?: string): Source {
  const { who, byPatient } = authorOf(resource)
  const was = recordedIn(resource)
  return {
    who,
    place: placeOf(resource),
    on: on ?? resource.meta?.lastUpdated,
    ...(byPatient ? { byPatient: true } : {}),
    ...(was ? { inRecordOf: was.name ?? 'another record' } : {}),
  }
}

/**
 * Written by another organisation than the reader's own: marked, and read only (domain facts §7.3). An entry that says
 * nothing of where it came from is not called foreign; it says "Source not stated".
 */
export const isElsewhere = ({ place }: Source, ownOds: string): boolean =>
  place !== undefined && !(place.ods !== undefined && isPartOf(place.ods, ownOds))

/** `RXR20` is a site of the trust `RXR`. */
const isPartOf = (ods: string, trust: string) =>
  trust !== '' && ods.toUpperCase().startsWith(trust.toUpperCase())

const placesOfAuthors = [
  'recorder',
  'author',
  'requester',
  'performer',
  'asserter',
  'informationSource',
  'custodian',
]

/** The performer of a request is whoever is asked, who has written nothing. */
const requests = new Set<string>([
  'ServiceRequest',
  'MedicationRequest',
  'DeviceRequest',
  'CommunicationRequest',
])

/** The first person or place named by the resource itself; references differ by type, so they are tried in turn. */
function authorOf(resource: FhirResource): { who: string | undefined; byPatient?: boolean } {
  const fields = new Map<string, unknown>(Object.entries(resource))
  for (const place of placesOfAuthors) {
    if (place === 'performer' && requests.has(resource.resourceType)) continue
    for (const value of [fields.get(place)].flat()) {
      // Procedures and administrations put the person one level down.
      const actor: unknown = isObject(value) && 'actor' in value ? value['actor'] : value
      if (!isObject(actor)) continue
      const reference = actor as Reference
      const byPatient = /(^|\/)(Patient|RelatedPerson)\//.test(reference.reference ?? '')
      // who told of it is not who wrote it
      if (byPatient && (place === 'asserter' || place === 'informationSource')) continue
      const who = whoText(reference, resource)
      if (who || byPatient) return { who, ...(byPatient ? { byPatient } : {}) }
    }
  }
  return { who: undefined }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The words of a reference to a person or organisation: its display, else the contained resource's own name. */
export function whoText(
  reference: Reference | undefined,
  within?: FhirResource,
  included: readonly FhirResource[] = [],
): string | undefined {
  if (!reference) return undefined
  if (reference.display?.trim()) return reference.display.trim()
  const there = resolve(reference, within, included)
  if (!there || !('name' in there)) return undefined
  const { name } = there
  if (typeof name === 'string') return name
  return Array.isArray(name) && there.resourceType !== 'HealthcareService'
    ? staffName(name as never)
    : undefined
}

/** What a reference points to, when it came along: contained in the resource, or included in the same answer. */
export function resolve(
  { reference }: Reference,
  within: FhirResource | undefined,
  included: readonly FhirResource[],
): FhirResource | undefined {
  if (!reference) return undefined
  if (reference.startsWith('#')) {
    // The types leave contained resources open; every one of them is a FHIR resource.
    const contained = (within && 'contained' in within ? (within.contained ?? []) : []) as FhirResource[]
    return contained.find(({ id }) => id === reference.slice(1) || id === reference)
  }
  const [type, id] = reference.split('/_history/')[0]?.split('/').slice(-2) ?? []
  return included.find((one) => one.resourceType === type && one.id === id)
}

/** The system it came from, else the organisation that numbered it, else the one that keeps it. */
function placeOf(resource: FhirResource): Place | undefined {
  const uri = resource.meta?.source?.split('#')[0]
  if (uri) {
    const known = knownSources()[uri.replace(/\/$/, '')]
    return known
      ? { name: known.name, ods: known.ods }
      : { name: uri.replace(/^https?:\/\//, ''), ods: undefined }
  }
  const identifiers = 'identifier' in resource ? listOf(resource.identifier) : []
  const keeper = 'custodian' in resource ? listOf(resource.custodian) : []
  const named = [...identifiers.map((one) => ('assigner' in one ? one.assigner : undefined)), ...keeper]
  return named.map((one) => organisationOf(one, resource)).find(Boolean)
}

/** ODS codes of an organisation and of a site (domain facts §4.3). */
const odsSystem = /^https:\/\/fhir\.nhs\.uk\/Id\/ods-(organization|site)-code$/

function organisationOf(reference: Reference | undefined, within: FhirResource): Place | undefined {
  const { system, value } = reference?.identifier ?? {}
  const ods = system && odsSystem.test(system) ? value : undefined
  const known = Object.values(knownSources()).find((one) => ods !== undefined && one.ods === ods)
  const name = known?.name ?? whoText(reference, within)
  return name || ods ? { name, ods } : undefined
}
