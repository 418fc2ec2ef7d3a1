import type { Request } from 'express'
import type { Bundle, FhirResource } from 'fhir/r4'

import type { FhirRequest } from '../fhir-backend.ts'
import { type Caller, isPerson } from './caller.ts'

/** FHIR in JSON, JSON, and JSON Patch. */
export const isJson = (request: { headers: { 'content-type'?: string | undefined } }) =>
  /^application\/([\w.-]+\+)?json(;|$)/i.test(request.headers['content-type'] ?? '')

export const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

const passedHeaders = [
  'if-match',
  'if-none-exist',
  'if-none-match',
  'if-modified-since',
  'prefer',
  'content-type',
  'x-lune-lenient',
]

export function toFhirRequest(request: Request, caller: Caller): FhirRequest {
  const headers: Record<string, string | undefined> = {}
  for (const name of passedHeaders) headers[name] = request.get(name)
  // Only the import may ask the record to take published oddities as they are.
  if (isPerson(caller)) delete headers['x-lune-lenient']
  const body: unknown = request.body
  return {
    method: methodOf(request.method),
    url: withoutFormat(request.url),
    headers,
    ...(body === undefined ? {} : { body }),
  }
}

function methodOf(method: string): FhirRequest['method'] {
  switch (method) {
    case 'POST':
    case 'PUT':
    case 'PATCH':
    case 'DELETE':
      return method
    default:
      return 'GET'
  }
}

/** `_format` and `_pretty` are about the answer's paper, not the record. */
function withoutFormat(url: string): string {
  if (!/[?&]_(format|pretty)=/.test(url)) return url
  const [path = ''] = url.split('?')
  const params = new URLSearchParams(url.slice(path.length + 1))
  params.delete('_format')
  params.delete('_pretty')
  return params.size > 0 ? `${path}?${params.toString()}` : path
}

export function toBundle(body: unknown): Bundle<FhirResource> | undefined {
  if (typeof body !== 'object' || body === null || !('resourceType' in body) || !('type' in body))
    return undefined
  if (body.resourceType !== 'Bundle' || (body.type !== 'batch' && body.type !== 'transaction'))
    return undefined
  if ('entry' in body && !(Array.isArray(body.entry) && body.entry.every(isObject))) return undefined
  return body as Bundle<FhirResource>
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null
