import { applyPatch, type Operation } from 'rfc6902'

import type { FhirResponse } from '../fhir-backend.ts'
import { type Call, checkId, checkMatch, headersOf, written } from './call.ts'
import { asFhir, isObject, isResource, type Resource } from './json.ts'
import { badRequest, gone, notFound, Refusal, refuse } from './outcome.ts'
import { hasConditionalReference, matching, resolveConditional } from './references.ts'
import type { Version } from './repository.ts'
import { readSearch } from './search-request.ts'
import { subsetOf } from './subset.ts'
import { faultsOf, markedNotValid } from './validation.ts'

/** The resource in a body, of the type its address says. */
export function resourceOf(body: unknown, type: string): Resource {
  if (!isResource(body)) throw badRequest('The body is not a FHIR resource: it has no resourceType')
  if (body.resourceType !== type)
    throw badRequest(`The body is a ${body.resourceType}, but it was sent to ${type}`)
  return body
}

/** As it may be kept: sound, or marked as not. */
export function acceptable({ lenient }: Call, resource: Resource): Resource {
  const faults = faultsOf(resource)
  if (faults.length === 0) return resource
  if (!lenient) throw new Refusal(422, faults)
  return markedNotValid(resource)
}

function keep(call: Call, resource: Resource, id?: string): Version {
  const { repository, base, lenient } = call
  const resolved = hasConditionalReference(resource)
    ? resolveConditional(repository, resource, base, lenient)
    : resource
  return repository.write(acceptable(call, resolved), id, base)
}

/** A new resource gets an id of ours; an import keeps the one it has while that is free. */
export function idForNew({ lenient, repository }: Call, { resourceType, id }: Resource): string | undefined {
  if (!lenient || typeof id !== 'string' || !/^[A-Za-z0-9\-.]{1,64}$/.test(id)) return undefined
  return repository.newest(resourceType, id) ? undefined : id
}

export function create(call: Call, type: string, body: unknown): FhirResponse {
  const resource = resourceOf(body, type)
  if (call.ifNoneExist !== undefined) {
    const standing = onlyMatch(call, type, criteriaIn(call.ifNoneExist))
    if (standing) return written(call, 200, standing)
  }
  return written(call, 201, keep(call, resource, idForNew(call, resource)))
}

/** `identifier=…`, also written `Patient?identifier=…` */
export const criteriaIn = (header: string) => header.replace(/^([A-Z]\w*)?\?/, '')

/** The one resource that criteria mean, if there is one; two are refused. */
export function onlyMatch({ repository, base }: Call, type: string, query: string): Version | undefined {
  const [first, second] = matching(repository, type, query, base)
  if (second) throw refuse(412, 'multiple-matches', `More than one ${type} matches "${query}"`)
  return first && repository.newest(type, first.id)
}

export function update(call: Call, type: string, id: string, body: unknown): FhirResponse {
  const resource = resourceOf(body, type)
  checkId(id)
  if (resource['id'] !== id && !(call.lenient && resource['id'] === undefined))
    throw badRequest(`The resource's own id must be "${id}", as in its address`)
  const standing = call.repository.newest(type, id)
  checkMatch(call, standing, `${type}/${id}`)
  return written(call, standing?.resource ? 200 : 201, keep(call, resource, id))
}

export function conditionalUpdate(call: Call, type: string, query: string, body: unknown): FhirResponse {
  const resource = resourceOf(body, type)
  const standing = onlyMatch(call, type, query)
  const own = resource['id']
  if (!standing) {
    if (own !== undefined && typeof own !== 'string') throw badRequest('The id of a resource is a text')
    return own === undefined ? written(call, 201, keep(call, resource)) : update(call, type, own, resource)
  }
  if (own !== undefined && own !== standing.id)
    throw badRequest(`"${query}" means ${type}/${standing.id}, which is not the resource's own id`)
  checkMatch(call, standing, `${type}/${standing.id}`)
  return written(call, 200, keep(call, resource, standing.id))
}

export function patch(call: Call, type: string, id: string, body: unknown): FhirResponse {
  const standing = present(call, type, id)
  checkMatch(call, standing, `${type}/${id}`)
  return written(call, 200, keep(call, patched(standing.resource, operationsOf(body)), id))
}

export function conditionalPatch(call: Call, type: string, query: string, body: unknown): FhirResponse {
  const standing = onlyMatch(call, type, query)
  if (!standing) throw refuse(404, 'not-found', `No ${type} matches "${query}"`)
  return patch(call, type, standing.id, body)
}

const operations = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test'])
const isOperation = (value: unknown): value is Operation =>
  isObject(value) && typeof value['path'] === 'string' && operations.has(String(value['op']))

/** JSON Patch as it is, or, in a Bundle, inside a Binary. */
function operationsOf(body: unknown): Operation[] {
  const list = isResource(body) && body.resourceType === 'Binary' ? decoded(body['data']) : body
  if (isResource(list))
    throw refuse(415, 'not-supported', 'Only JSON Patch is understood: a list of operations')
  if (Array.isArray(list) && list.length > 0 && list.every(isOperation)) return list
  throw badRequest('The body is not a JSON Patch: a list of operations with "op" and "path"')
}

function decoded(data: unknown): unknown {
  try {
    return JSON.parse(Buffer.from(String(data), 'base64').toString())
  } catch {
    throw badRequest('The Binary holds no JSON Patch')
  }
}

/** A path into an object's prototype would change every object of the process. */
function refuseUnsafePaths(list: Operation[]): void {
  for (const operation of list)
    for (const path of 'from' in operation ? [operation.path, operation.from] : [operation.path]) {
      const parts = String(path).split('/').slice(1)
      if (path !== '' && !String(path).startsWith('/'))
        throw badRequest(`"${path}" is not a path such as /name/0/family`)
      if (parts.some((part) => ['__proto__', 'constructor', 'prototype'].includes(part)))
        throw badRequest(`"${path}" cannot be patched`)
    }
}

function patched(resource: Resource, list: Operation[]): Resource {
  const changed = structuredClone(resource)
  refuseUnsafePaths(list)
  const failed = applyPatch(changed, list).find((error) => error !== null)
  if (failed?.name === 'TestError')
    throw refuse(412, 'conflict', `The resource is not as the patch expects: ${failed.message}`)
  if (failed) throw refuse(422, 'processing', `The patch does not fit the resource: ${failed.message}`)
  if (changed.resourceType !== resource.resourceType || changed['id'] !== resource['id'])
    throw badRequest("A patch may not change a resource's type or id")
  return changed
}

export function remove(call: Call, type: string, id: string): FhirResponse {
  const standing = call.repository.newest(type, id)
  checkMatch(call, standing, `${type}/${id}`)
  if (!standing?.resource) return { status: 204, headers: {} }
  const removed = call.repository.remove(standing)
  return { status: 204, headers: headersOf(removed) }
}

export function conditionalRemove(call: Call, type: string, query: string): FhirResponse {
  const standing = onlyMatch(call, type, query)
  return standing ? remove(call, type, standing.id) : { status: 204, headers: {} }
}

/** The standing version of a resource that is there. */
export function present({ repository }: Call, type: string, id: string): Version & { resource: Resource } {
  const standing = repository.newest(type, id)
  if (!standing) throw notFound(type, id)
  const { resource } = standing
  if (!resource) throw gone(type, id)
  return { ...standing, resource }
}

export function read(call: Call, type: string, id: string, params: URLSearchParams): FhirResponse {
  const standing = present(call, type, id)
  const headers = headersOf(standing)
  if (unchanged(call, standing)) return { status: 304, headers }
  const context = { vocabulary: call.repository.vocabulary, base: call.base, now: standing.updated }
  const asked = new URLSearchParams(
    [...params].filter(([name]) => name === '_elements' || name === '_summary'),
  )
  const { elements, summary } = readSearch(context, type, asked, true)
  return { status: 200, headers, body: asFhir(subsetOf(standing.resource, { elements, summary })) }
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
