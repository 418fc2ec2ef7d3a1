import type { FhirResource } from 'fhir/r4'

import type { FhirRequest } from '../fhir-backend.ts'
import type { Asked } from './asked.ts'

/** The resource in the body of a request, when there is one. */
export const toResource = (body: unknown): FhirResource | undefined =>
  typeof body === 'object' && body !== null && 'resourceType' in body && typeof body.resourceType === 'string'
    ? (body as FhirResource)
    : undefined

/** A change goes to the record as a whole resource, against the version it was judged by. */
export function asWhole(
  request: FhirRequest,
  asked: Asked,
  resource: FhirResource,
  stored: FhirResource | undefined,
): FhirRequest {
  if (asked.interaction === 'create' || !stored?.id) return { ...request, body: resource }
  const version = stored.meta?.versionId
  const judged = asked.interaction === 'patch' || !asked.id
  return {
    ...request,
    method: 'PUT',
    url: `/${asked.type}/${stored.id}`,
    headers: {
      ...request.headers,
      'content-type': 'application/fhir+json',
      ...(judged && version ? { 'if-match': request.headers['if-match'] ?? `W/"${version}"` } : {}),
    },
    body: { ...resource, id: stored.id },
  }
}
