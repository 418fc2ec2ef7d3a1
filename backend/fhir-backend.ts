import type { FhirResource } from 'fhir/r4'

/** One FHIR interaction, below HTTP: what the gateway hands to the embedded store or to another server. */
export type FhirRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** After the FHIR base, with a leading slash and the query if any: `/Patient?name=ash`, `/` for a batch */
  url: string
  /** Lower-case names: if-match, if-none-exist, if-none-match, prefer, content-type */
  headers: Readonly<Record<string, string | undefined>>
  /** Parsed JSON; for `POST _search` the form's text */
  body?: unknown
}

export type FhirResponse = {
  status: number
  /** Lower-case names: etag, last-modified, location */
  headers: Record<string, string>
  /** Absent for 204 and 304 */
  body?: FhirResource
}

/** The embedded store and an upstream server are the same to the gateway. */
export type FhirBackend = {
  handle: (request: FhirRequest) => Promise<FhirResponse>
  close: () => Promise<void>
}
