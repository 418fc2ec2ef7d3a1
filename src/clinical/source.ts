import type { FhirResource, Reference } from 'fhir/r4'

import { formatDate } from '#fhir/dates.ts'
import { staffName } from '#fhir/names.ts'

/** Where an entry came from and who stands behind it; said on every item (domain facts §7.3). */
export type Source = { who: string | undefined; system: string | undefined; on: string | undefined }

/** `Dr Amina Hargreaves · 05-Apr-2026`, or `Source not stated`. */
export function sourceText({ who, system, on }: Source): string {
  const parts = [who ?? system, on ? formatDate(on) : undefined].filter(Boolean)
  return who || system ? parts.join(' · ') : ['Source not stated', ...parts].join(' · ')
}

export function sourceOf(resource: FhirResource, on?: string): Source {
  return { who: authorOf(resource), system: systemOf(resource), on: on ?? resource.meta?.lastUpdated }
}

const placesOfAuthors = [
  'recorder',
  'author',
  'performer',
  'requester',
  'asserter',
  'informationSource',
  'custodian',
]

/** The first person or place named by the resource itself; references differ by type, so they are tried in turn. */
function authorOf(resource: FhirResource): string | undefined {
  const fields = new Map<string, unknown>(Object.entries(resource))
  for (const place of placesOfAuthors) {
    for (const value of [fields.get(place)].flat()) {
      // Procedures and administrations put the person one level down.
      const actor: unknown = isObject(value) && 'actor' in value ? value['actor'] : value
      const words = isObject(actor) ? whoText(actor as Reference, resource) : undefined
      if (words) return words
    }
  }
  return undefined
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

function systemOf({ meta }: FhirResource): string | undefined {
  const source = meta?.source?.split('#')[0]
  if (!source) return undefined
  // The demonstration's own systems are named by their trust: https://rxr.lune.example is RXR.
  const ours = /^https:\/\/(\w+)\.lune\.example\b/.exec(source)?.[1]
  return ours ? ours.toUpperCase() : source.replace(/^https?:\/\//, '')
}
