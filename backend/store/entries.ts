import type { BundleEntry } from 'fhir/r4'

import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { isObject, isResource, type Json, type Resource } from './json.ts'
import { badRequest, Refusal } from './outcome.ts'

/** One entry of a batch or transaction, as a request of its own. */
export type Entry = {
  index: number
  fullUrl?: string
  method: FhirRequest['method']
  url: string
  headers: Headers
  body?: unknown
}
type Headers = Record<string, string | undefined>

const methods = ['DELETE', 'POST', 'PUT', 'PATCH', 'GET'] as const

export function entriesIn(bundle: Json): unknown[] {
  const entries = bundle['entry'] ?? []
  if (Array.isArray(entries)) return entries
  throw badRequest('Bundle.entry is not a list')
}

export function entryOf(entry: unknown, index: number, outer: Headers, base: string): Entry {
  const request = isObject(entry) ? entry['request'] : undefined
  if (!isObject(entry) || !isObject(request)) throw badRequest('The entry has no request')
  const method = methods.find((one) => one === request['method'])
  const { url } = request
  if (!method || typeof url !== 'string') throw badRequest("The entry's request has no method and url")
  const fullUrl = typeof entry['fullUrl'] === 'string' ? { fullUrl: entry['fullUrl'] } : {}
  const text = (name: string) => (typeof request[name] === 'string' ? request[name] : undefined)
  return {
    index,
    ...fullUrl,
    method,
    url: `/${url.replace(`${base}/`, '').replace(/^\//, '')}`,
    headers: {
      prefer: outer['prefer'],
      'x-fhir-base': outer['x-fhir-base'],
      'x-lune-lenient': outer['x-lune-lenient'],
      'if-match': text('ifMatch'),
      'if-none-match': text('ifNoneMatch'),
      'if-modified-since': text('ifModifiedSince'),
      'if-none-exist': text('ifNoneExist'),
    },
    body: method === 'PATCH' ? patchIn(entry['resource']) : entry['resource'],
  }
}

/** JSON Patch, which in a Bundle is inside a Binary. */
function patchIn(resource: unknown): unknown {
  if (!isResource(resource) || resource.resourceType !== 'Binary') return resource
  try {
    return JSON.parse(Buffer.from(String(resource['data']), 'base64').toString())
  } catch {
    throw badRequest('The Binary holds no JSON Patch')
  }
}

/** Names the entry in whatever goes wrong with it. */
export function at<T>(index: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw named(index, error)
  }
}

export async function atLength<T>(index: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw named(index, error)
  }
}

function named(index: number, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  const entry = `Bundle.entry[${index}]`
  return new Refusal(
    error.status,
    error.issues.map((each) => ({ ...each, expression: [entry, ...(each.expression ?? [])] })),
  )
}

export const responseEntry = ({ status, headers, body }: FhirResponse): BundleEntry => {
  const failed = status >= 400
  const { location, etag } = headers
  // The header knows whole seconds only.
  const modified = body?.meta?.lastUpdated ?? headers['last-modified']
  const outcome = body?.resourceType === 'OperationOutcome' ? { outcome: body } : {}
  return {
    ...(body && !failed ? { resource: body } : {}),
    response: {
      status: `${status} ${reasons[status] ?? ''}`.trim(),
      ...(location ? { location } : {}),
      ...(etag ? { etag } : {}),
      ...(modified ? { lastModified: new Date(modified).toISOString() } : {}),
      ...(failed ? outcome : {}),
    },
  }
}

const reasons: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  404: 'Not Found',
  410: 'Gone',
  412: 'Precondition Failed',
  422: 'Unprocessable Entity',
}

export const isBundle = (body: unknown): body is Resource & { type: unknown } =>
  isResource(body) && body.resourceType === 'Bundle'
