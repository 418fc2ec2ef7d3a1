import type { CapabilityStatement, CapabilityStatementRestResource } from 'fhir/r4'

import { resourceTypes, searchParamsOf } from './definitions.ts'
import { defaultCount, maximumCount } from './search-request.ts'

const interactions = [
  'read',
  'vread',
  'update',
  'patch',
  'delete',
  'history-instance',
  'create',
  'search-type',
] as const

function newList(type: string): string[] {
  const list: string[] = []
  backwards.set(type, list)
  return list
}

/** For each type, the reference parameters of all types that may lead to it. */
const backwards = new Map<string, string[]>()
for (const from of resourceTypes)
  for (const { code, kind, targets } of searchParamsOf(from).values())
    if (kind === 'reference')
      for (const target of targets.length > 0 ? targets : resourceTypes)
        (backwards.get(target) ?? newList(target)).push(`${from}:${code}`)

const resources = [...resourceTypes].toSorted().map((type): CapabilityStatementRestResource => {
  const params = [...searchParamsOf(type).values()]
  const references = params.filter(({ kind }) => kind === 'reference').map(({ code }) => `${type}:${code}`)
  return {
    // The types of R4, from R4's own list.
    type: type as CapabilityStatementRestResource['type'],
    interaction: interactions.map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: true,
    conditionalDelete: 'single',
    referencePolicy: ['literal', 'logical', 'local'],
    ...(references.length > 0 ? { searchInclude: references } : {}),
    ...(backwards.has(type) ? { searchRevInclude: backwards.get(type) ?? [] } : {}),
    searchParam: params.map(({ code, url, kind }) => ({ name: code, definition: url, type: kind })),
    operation: [
      { name: 'validate', definition: 'http://hl7.org/fhir/OperationDefinition/Resource-validate' },
      ...(type === 'Patient'
        ? [{ name: 'everything', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything' }]
        : []),
    ],
  }
})

const documentation = `Every resource is checked against FHIR R4 when it is written: 422 names the element.
A search by a parameter that is not listed is refused with 400; under Prefer: handling=lenient it is ignored, and the answer says so.
Modifiers: :missing; :not on token; :exact and :contains on string; :identifier and :[type] on reference; :below and :above on uri.
Chained parameters and _has; _include and _revinclude, also with :iterate; _sort by any listed parameter, _id and _lastUpdated.
_count is ${defaultCount} unless given and at most ${maximumCount}. Follow the link "next"; a page stays in its place while others write.
A date without a time zone is a day in London. Conditional references are resolved. A search that no index can serve is refused as too-costly.`

/** What this store does: made from the same tables it works by. */
export const capabilityStatement = (base: string): CapabilityStatement => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
  software: { name: 'Lune' },
  implementation: { description: 'The embedded record of Lune', url: base },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json', 'json'],
  patchFormat: ['application/json-patch+json'],
  rest: [
    {
      mode: 'server',
      documentation,
      interaction: [{ code: 'transaction' }, { code: 'batch' }],
      resource: resources,
    },
  ],
})
