import type { FhirResource, OperationOutcome, OperationOutcomeIssue, Resource } from 'fhir/r4'

import { authorization, reportSignedOut } from '#auth/access-token.ts'
import { config } from '#lib/config.ts'

import { errorOf, FhirError } from './errors.ts'

type Request = {
  method: string
  url: string
  body?: unknown
  /** Search criteria that must not stand in an address */
  form?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** The body and ETag of one FHIR answer, or a FhirError. */
export async function send({
  method,
  url,
  body,
  form,
  headers = {},
  signal,
}: Request): Promise<FhirResource> {
  let response: Response
  try {
    response = await fetch(absolute(url), {
      method,
      headers: {
        accept: 'application/fhir+json',
        ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        authorization: await authorization(),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(form === undefined ? {} : { body: form }),
      ...(signal ? { signal } : {}),
      cache: 'no-store',
      credentials: 'omit',
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw cause instanceof FhirError ? cause : new FhirError('offline')
  }
  const answer = (await response.json().catch(() => undefined)) as FhirResource | undefined
  if (response.ok && answer) return answer
  if (response.status === 401) reportSignedOut()
  throw errorOf(response.ok ? 500 : response.status, issuesOf(answer))
}

/** What an OperationOutcome says; nothing for anything else. */
export const issuesOf = (resource: Resource | undefined): OperationOutcomeIssue[] =>
  isOutcome(resource) ? resource.issue : []

const isOutcome = (resource: Resource | undefined): resource is OperationOutcome =>
  resource?.resourceType === 'OperationOutcome'

/** `''` is the base itself, where batches and transactions go. */
function absolute(url: string): string {
  if (/^https?:/.test(url)) return url
  return url ? `${config().fhirBase}/${url}` : config().fhirBase
}
