import type { FhirResource } from 'fhir/r4'
import { applyPatch, type Operation } from 'rfc6902'

import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { refusal } from './outcome.ts'
import { masked, type Sight } from './walls.ts'

/**
 * A JSON Patch applied to what this caller was shown, so that what it makes can be judged like any other change.
 * Undefined when there is nothing to patch.
 */
export function patched(
  sight: Sight,
  { body }: FhirRequest,
  stored: FhirResource | undefined,
): FhirResource | FhirResponse | undefined {
  if (!stored) return undefined
  const operations = operationsIn(body)
  if (!operations)
    return refusal(400, 'structure', 'A patch is a JSON Patch: a list of operations (RFC 6902).')
  const changed = structuredClone(masked(sight, stored))
  try {
    const failed = applyPatch(changed, operations).find((result) => result !== null)
    if (failed?.name === 'TestError')
      return refusal(412, 'conflict', `The resource is not as the patch expects: ${failed.message}`)
    if (failed)
      return refusal(422, 'processing', `The patch does not fit the resource as it is: ${failed.message}`)
  } catch (cause) {
    return refusal(400, 'invalid', `The patch cannot be applied: ${String(cause)}`)
  }
  if (changed.resourceType !== stored.resourceType || changed.id !== stored.id)
    return refusal(422, 'business-rule', 'A patch cannot make a resource another one.')
  return changed
}

/** A patch is a list; inside a batch it travels as a Binary. */
function operationsIn(body: unknown): Operation[] | undefined {
  if (Array.isArray(body)) return body.length > 0 && body.every(isOperation) ? body : undefined
  if (typeof body !== 'object' || body === null || !('data' in body) || typeof body.data !== 'string')
    return undefined
  try {
    const inside: unknown = JSON.parse(Buffer.from(body.data, 'base64').toString('utf8'))
    return Array.isArray(inside) ? operationsIn(inside) : undefined
  } catch {
    return undefined
  }
}

const words = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test'])

const isOperation = (one: unknown): one is Operation =>
  typeof one === 'object' &&
  one !== null &&
  'op' in one &&
  words.has(String(one.op)) &&
  'path' in one &&
  typeof one.path === 'string'
