import { applyPatch, type Operation } from 'rfc6902'

import { isObject, isResource, type Resource } from './json.ts'
import { badRequest, refuse } from './outcome.ts'

const operations = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test'])
const isOperation = (value: unknown): value is Operation =>
  isObject(value) && typeof value['path'] === 'string' && operations.has(String(value['op']))

export function operationsOf(list: unknown): Operation[] {
  if (isResource(list))
    throw refuse(415, 'not-supported', 'Only JSON Patch is understood: a list of operations')
  if (Array.isArray(list) && list.length > 0 && list.every(isOperation)) return list
  throw badRequest('The body is not a JSON Patch: a list of operations with "op" and "path"')
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

export function patched(resource: Resource, list: Operation[]): Resource {
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
