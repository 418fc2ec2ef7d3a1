import { createHash } from 'node:crypto'

import type { FhirResource } from 'fhir/r4'

/** What a resource says, whatever the order of its keys and whatever a server has added to `meta`. */

/** JSON of a resource as it is read from a file: anything may be missing or wrong but its type. */
export type Content = Record<string, unknown> & { resourceType: string; id?: string }

export const isObject = (thing: unknown): thing is Record<string, unknown> =>
  typeof thing === 'object' && thing !== null && !Array.isArray(thing)

/** The same JSON with its keys in order and without ids and meta of the resource itself. */
export const canonical = (content: Content): string =>
  JSON.stringify(
    ordered(Object.fromEntries(Object.entries(content).filter(([key]) => key !== 'id' && key !== 'meta'))),
  )

function ordered(thing: unknown): unknown {
  if (Array.isArray(thing)) return thing.map(ordered)
  if (!isObject(thing)) return thing
  return Object.fromEntries(
    Object.keys(thing)
      .toSorted()
      .map((key) => [key, ordered(thing[key])]),
  )
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** Eight-four-four-four-twelve: an id that every FHIR server takes. */
export const uuidOf = (text: string): string =>
  hashOf(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

export const identifiersOf = ({ identifier }: Content): string[] =>
  [identifier]
    .flat()
    .filter(isObject)
    .filter(({ value }) => typeof value === 'string' && value !== '')
    .map(({ system, value }) => `${typeof system === 'string' ? system : ''}|${String(value)}`)

/** People, places and services: known by their identifiers alone, however much else is told of them. */
const directory =
  /^(Patient|Person|RelatedPerson|Practitioner|PractitionerRole|Organization|Location|HealthcareService|Endpoint|Device)$/
const facts =
  /^(code|topic|type|serviceType|eventCoding|eventUri|vaccineCode|medication.*|effective.*|occurrence.*|performed.*|authoredOn|authored|onset.*|recordedDate|issued|date|start|period)$/

/**
 * What happened and when. Published examples give one identifier to different prescriptions and vaccinations: two
 * entries about care are the same only if they also agree on this. Values may differ: results are corrected.
 */
export const factsOf = (content: Content): string =>
  directory.test(content.resourceType)
    ? ''
    : hashOf(
        JSON.stringify(
          ordered(Object.fromEntries(Object.entries(content).filter(([key]) => facts.test(key)))),
        ),
      )

/**
 * The resource with every reference to another resource put through `follow`: `Reference.reference` anywhere, and the
 * addresses of attachments. References within the resource (`#…`) are its own affair.
 */
export function withReferences<T>(thing: T, follow: (reference: string) => string): T
export function withReferences(thing: unknown, follow: (reference: string) => string): unknown {
  if (Array.isArray(thing)) return thing.map((one) => withReferences(one, follow))
  if (!isObject(thing)) return thing
  const isAttachment = 'contentType' in thing || 'data' in thing || 'title' in thing
  return Object.fromEntries(
    Object.entries(thing).map(([key, value]) => {
      const refers = key === 'reference' || (key === 'url' && isAttachment && isResourceAddress(value))
      if (refers && typeof value === 'string' && !value.startsWith('#')) return [key, follow(value)]
      return [key, withReferences(value, follow)]
    }),
  )
}

const isResourceAddress = (value: unknown) => typeof value === 'string' && /^(urn:uuid:|Binary\/)/.test(value)

/** Every reference of the resource, in the canonical order. */
export function referencesOf(resource: Content): string[] {
  const found: string[] = []
  withReferences(ordered(resource), (reference) => {
    found.push(reference)
    return reference
  })
  return found
}

/** What it says apart from whom it refers to. */
export const withoutReferences = (resource: Content): Content => withReferences(resource, () => '')

export const asResource = (content: Content): FhirResource => content as unknown as FhirResource
