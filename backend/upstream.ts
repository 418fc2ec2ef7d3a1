import type { FhirResource } from 'fhir/r4'

import type { FhirBackend, FhirResponse } from './fhir-backend.ts'
import { CannotStart } from './settings.ts'

const passedOn = ['etag', 'last-modified', 'location', 'content-location', 'retry-after']

/** Another FHIR R4 server, spoken to over HTTP. It must let this gateway in; people reach it only through us. */
export function upstreamBackend(base: string): FhirBackend {
  return {
    handle: async ({ method, url, headers, body }) => {
      const sent: Record<string, string> = { accept: 'application/fhir+json' }
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) sent[name] = value
      if (body !== undefined) sent['content-type'] ??= 'application/fhir+json'
      const response = await fetch(base + (url === '/' ? '' : url), {
        method,
        headers: sent,
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(60_000),
      })
      return toFhirResponse(response)
    },
    close: () => Promise.resolve(),
  }
}

async function toFhirResponse(response: Response): Promise<FhirResponse> {
  const headers: Record<string, string> = {}
  for (const name of passedOn) {
    const value = response.headers.get(name)
    if (value !== null) headers[name] = value
  }
  const text = await response.text()
  if (!text) return { status: response.status, headers }
  return { status: response.status, headers, body: JSON.parse(text) as FhirResource }
}

/** Ends the start in words when the address does not answer as FHIR R4. */
export async function checkUpstream(base: string): Promise<void> {
  let body: { resourceType?: unknown; fhirVersion?: unknown }
  try {
    const response = await fetch(`${base}/metadata`, {
      headers: { accept: 'application/fhir+json' },
      signal: AbortSignal.timeout(10_000),
    })
    body = (await response.json()) as typeof body
  } catch {
    throw new CannotStart(`LUNE_FHIR_UPSTREAM: no FHIR server answers at ${base}/metadata.`)
  }
  if (body?.resourceType !== 'CapabilityStatement' || !String(body.fhirVersion).startsWith('4.0'))
    throw new CannotStart(`LUNE_FHIR_UPSTREAM: ${base} is not a FHIR R4 server.`)
}
