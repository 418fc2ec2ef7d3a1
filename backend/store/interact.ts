import { getStatus, isOk } from '@medplum/core'
import type { OperationOutcome } from '@medplum/fhirtypes'
import type { FhirResource } from 'fhir/r4'

import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { type Call, callOf, headersOf, written } from './call.ts'
import { resourceTypes } from './definitions.ts'
import { SqliteRepository } from './fhir-repository.ts'
import { asFhir, isResource } from './json.ts'
import { badRequest, issue, Refusal, refuse, unknownType } from './outcome.ts'
import type { Repository, Version } from './repository.ts'
import { routes } from './routes.ts'
import { readSearch } from './search-request.ts'
import { subsetOf } from './subset.ts'

/** One interaction, alone or as an entry of a Bundle: Medplum's router finds it and does it with our repository. */
export async function interact(
  repository: Repository,
  request: FhirRequest,
  base: string,
): Promise<FhirResponse> {
  const { method, url } = request
  const path = pathOf(url)
  const found = routes.find(method, path.join('/'))
  const { resourceType: type, id } = found?.params ?? {}
  if (type !== undefined && !resourceTypes.has(type)) throw unknownType(type)
  // A Bundle in a Bundle, a search of all types, GraphQL: the router knows them, but they are not offered.
  const [first = ''] = path
  if (!found || first === '' || first.startsWith('$') || /^[_$]/.test(id ?? '')) throw unknownAddress(url)

  const call = callOf(repository, request, base)
  const search = method === 'POST' && path[1] === '_search'
  const query = search ? formOf(request) : queryOf(url)
  const ours = new SqliteRepository(call, query)
  // Headers and query are in the call: the router would lose some of them.
  const [outcome, resource] = await found.handler(
    {
      method,
      url,
      pathname: found.path,
      params: found.params,
      query: {},
      body: search ? {} : bodyOf(request, call, id),
    },
    ours,
    routes,
  )
  if (!isOk(outcome)) throw refusalIn(outcome)
  const { touched } = ours
  if (!resource) return { status: 204, headers: touched ? headersOf(touched.version) : {} }
  if (!touched) return { status: 200, headers: {}, body: resource as FhirResource }
  if (method === 'GET') return given(call, touched.version, query)
  return written(call, touched.created ? 201 : 200, touched.version)
}

function pathOf(url: string): string[] {
  const [path = ''] = url.split('?')
  const parts = path.split('/').filter(Boolean).map(decoded)
  // Written so, these are part of a name; the router would take them for its own.
  if (parts.some((part) => /[/?]/.test(part))) throw unknownAddress(url)
  return parts
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw badRequest('The address is not written as a URL')
  }
}

const unknownAddress = (url: string) =>
  refuse(404, 'not-supported', `There is nothing at "${url.split('?')[0]}"`)

function queryOf(url: string): string {
  const mark = url.indexOf('?')
  return mark < 0 ? '' : url.slice(mark + 1)
}

function formOf({ url, body }: FhirRequest): string {
  if (body !== undefined && body !== null && typeof body !== 'string')
    throw refuse(415, 'not-supported', 'A search is sent as a form: application/x-www-form-urlencoded')
  return [queryOf(url), body ?? ''].filter((text) => text !== '').join('&')
}

/** An import may leave the id to the address. */
function bodyOf({ method, body }: FhirRequest, { lenient }: Call, id: string | undefined): unknown {
  if (lenient && method === 'PUT' && isResource(body) && body['id'] === undefined) return { ...body, id }
  return body ?? {}
}

/** What the router itself refuses, in our words' place. */
const refusalIn = (outcome: OperationOutcome) =>
  new Refusal(
    getStatus(outcome),
    outcome.issue.map(({ code, details, diagnostics }) =>
      issue('error', code, details?.text ?? diagnostics ?? 'This is refused'),
    ),
  )

function given(call: Call, version: Version, query: string): FhirResponse {
  const headers = headersOf(version)
  const { resource, updated } = version
  if (!resource || unchanged(call, version)) return { status: 304, headers }
  const context = { vocabulary: call.repository.vocabulary, base: call.base, now: updated }
  const asked = [...new URLSearchParams(query)].filter(
    ([name]) => name === '_elements' || name === '_summary',
  )
  const { elements, summary } = readSearch(context, resource.resourceType, new URLSearchParams(asked), true)
  return { status: 200, headers, body: asFhir(subsetOf(resource, { elements, summary })) }
}

function unchanged({ ifNoneMatch, ifModifiedSince }: Call, { version, updated }: Version): boolean {
  if (ifNoneMatch !== undefined)
    return ifNoneMatch
      .split(',')
      .some((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', '') === String(version))
  if (ifModifiedSince === undefined) return false
  // The header knows whole seconds only.
  return Math.floor(updated / 1000) * 1000 <= Date.parse(ifModifiedSince)
}
