import type { Bundle, BundleEntry } from 'fhir/r4'

import { type Call, etagOf } from './call.ts'
import { asFhir } from './json.ts'
import { badRequest, notFound } from './outcome.ts'
import { periodOf } from './periods.ts'
import type { Version } from './repository.ts'
import { linkOf } from './search.ts'
import { defaultCount, maximumCount } from './search-request.ts'

const methods = { create: 'POST', update: 'PUT', delete: 'DELETE' } as const
const statuses = { create: '201 Created', update: '200 OK', delete: '204 No Content' } as const

/** Every version of a resource, newest first; a deletion is one of them. */
export function history(
  { repository, base }: Call,
  type: string,
  id: string,
  params: URLSearchParams,
): Bundle {
  const since = params.get('_since')
  const from = since === null ? undefined : periodOf(since)
  if (since !== null && !from) throw badRequest(`"${since}" is not an instant`)
  const all = repository.history(type, id)
  if (all.length === 0) throw notFound(type, id)
  const wanted = from ? all.filter(({ updated }) => updated >= from.lo) : all
  const count = Math.min(Number(params.get('_count') ?? defaultCount), maximumCount)
  const start = Number(params.get('_page') ?? 0)
  if (!Number.isInteger(count) || count < 0 || !Number.isInteger(start))
    throw badRequest('"_count" is a number')
  const path = `${type}/${id}/_history`
  const used = [...params].filter(([name]) => name !== '_page')
  return {
    resourceType: 'Bundle',
    type: 'history',
    total: wanted.length,
    link: [
      linkOf('self', base, path, used),
      ...(count > 0 && start + count < wanted.length
        ? [linkOf('next', base, path, [...used, ['_page', String(start + count)]])]
        : []),
    ],
    entry: wanted.slice(start, start + count).map((version) => entryOf(base, version)),
  }
}

function entryOf(base: string, version: Version): BundleEntry {
  const { type, id, operation, resource, updated } = version
  return {
    fullUrl: `${base}/${type}/${id}`,
    ...(resource ? { resource: asFhir(resource) } : {}),
    request: { method: methods[operation], url: operation === 'create' ? type : `${type}/${id}` },
    response: {
      status: statuses[operation],
      etag: etagOf(version),
      lastModified: new Date(updated).toISOString(),
    },
  }
}
