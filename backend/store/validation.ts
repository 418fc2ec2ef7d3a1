import { OperationOutcomeError, validateResource } from '@medplum/core'
import type { OperationOutcomeIssue } from 'fhir/r4'

import { resourceTypes } from './definitions.ts'
import { isObject, type Json, type Resource } from './json.ts'
import { issue } from './outcome.ts'
import { wrongCodes } from './required-codes.ts'
import { definitionOf, makeReady } from './structure-definitions.ts'

/** What of a resource is not R4; empty when it is sound. A reference to an unexpected type is let pass. */
export function faultsOf(resource: Resource): OperationOutcomeIssue[] {
  const unknown = [...typesIn(resource)].filter((type) => !resourceTypes.has(type) || !makeReady(type))
  if (unknown.length > 0)
    return unknown.map((type) => issue('error', 'structure', `${type} is not a resource type of FHIR R4`))
  try {
    // Medplum's types and ours are both R4's; that it is one is what is being found out.
    validateResource(resource as unknown as Parameters<typeof validateResource>[0])
    return wrongCodes(resource)
  } catch (error) {
    if (error instanceof OperationOutcomeError)
      return error.outcome.issue
        .filter(({ severity }) => severity === 'error' || severity === 'fatal')
        .map(({ code, details, diagnostics, expression }) =>
          issue(
            'error',
            code === 'invariant' ? 'invariant' : 'structure',
            told(details?.text ?? diagnostics, expression?.[0]),
            expression?.[0],
          ),
        )
    // The validator itself may trip over a shape that no resource has.
    return [issue('error', 'structure', `This is not a ${resource.resourceType} as FHIR R4 defines it`)]
  }
}

const told = (text: string | undefined, where: string | undefined) =>
  [where, text ?? 'not valid in FHIR R4'].filter(Boolean).join(': ')

/** The resource's own type, and those of what it holds. */
function typesIn(value: unknown, types = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) typesIn(each, types)
  else if (isObject(value)) {
    if (typeof value['resourceType'] === 'string') types.add(value['resourceType'])
    for (const each of Object.values(value)) if (typeof each === 'object') typesIn(each, types)
  }
  return types
}

const notValidTag = { system: 'https://lune.example/fhir/CodeSystem/import', code: 'not-valid-r4' }

/** Marks what was taken although it is not R4. */
export function markedNotValid(resource: Resource): Resource {
  const meta: Json = isObject(resource['meta']) ? resource['meta'] : {}
  const tags: unknown[] = Array.isArray(meta['tag']) ? meta['tag'] : []
  const marked = tags.some(
    (tag) => isObject(tag) && tag['code'] === notValidTag.code && tag['system'] === notValidTag.system,
  )
  return marked ? resource : { ...resource, meta: { ...meta, tag: [...tags, notValidTag] } }
}

const summaries = new Map<string, ReadonlySet<string>>()

/** The elements R4 puts into a summary of this type. */
export function summaryElements(type: string): ReadonlySet<string> {
  const known = summaries.get(type)
  if (known) return known
  const names = (definitionOf(type)?.snapshot?.element ?? [])
    .filter(({ path, isSummary, min }) => (isSummary || (min ?? 0) > 0) && path.split('.').length === 2)
    .map(({ path }) => path.slice(type.length + 1).replace('[x]', ''))
  const elements = new Set(names)
  summaries.set(type, elements)
  return elements
}
