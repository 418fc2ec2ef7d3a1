import type { FhirResource } from 'fhir/r4'

/** A resource as it came: anything may be in it, published data included. */
export type Json = { [name: string]: unknown }
export type Resource = Json & { resourceType: string }

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isResource = (value: unknown): value is Resource =>
  isObject(value) && typeof value['resourceType'] === 'string'

export const textAt = (value: Json, name: string): string | undefined => {
  const found = value[name]
  return typeof found === 'string' ? found : undefined
}

/** What we stored was a resource when it came in, so it is one when it goes out. */
export const parseResource = (body: string): Resource => JSON.parse(body)

/** At the border to callers who know FHIR's types: the store itself keeps whatever it took. */
export const asFhir = (resource: Json) => resource as unknown as FhirResource
