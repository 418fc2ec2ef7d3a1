import { allOk } from '@medplum/core'
import { type FhirRequest, FhirRouter } from '@medplum/fhir-router'
import type { Resource as R4Resource } from '@medplum/fhirtypes'
import type { FhirResource, OperationOutcome } from 'fhir/r4'

import { capabilityStatement } from './capability.ts'
import { everything } from './everything.ts'
import { SqliteRepository } from './fhir-repository.ts'
import { resourceOf } from './interactions.ts'
import { isObject } from './json.ts'
import { issue, outcomeOf, refuse } from './outcome.ts'
import { faultsOf } from './validation.ts'

/** Medplum's interactions of FHIR, and these of ours. */
export const routes = new FhirRouter()

add('GET', 'metadata', ({ call }) => capabilityStatement(call.base))
add('GET', 'Patient/:id/$everything', ({ call, query }, { id = '' }) =>
  everything(call, id, new URLSearchParams(query)),
)
add('POST', ':resourceType/$validate', (_, { resourceType = '' }, body) => validation(body, resourceType))
add('POST', ':resourceType/:id', (_, { resourceType }) => {
  throw refuse(405, 'not-supported', `POST is for a new ${resourceType}: send it to ${resourceType}`)
})

function add(
  method: 'GET' | 'POST',
  path: string,
  work: (repository: SqliteRepository, params: Partial<FhirRequest['params']>, body: unknown) => FhirResource,
): void {
  routes.add(method, path, async ({ params, body }, repository) => {
    if (!(repository instanceof SqliteRepository)) throw new Error('These routes are of the store alone')
    return [allOk, work(repository, params, body) as R4Resource]
  })
}

function validation(body: unknown, type: string): OperationOutcome {
  const parameters = isObject(body) && body['resourceType'] === 'Parameters' ? body['parameter'] : undefined
  const named = Array.isArray(parameters)
    ? parameters.filter(isObject).find(({ name }) => name === 'resource')
    : undefined
  const faults = faultsOf(resourceOf(Array.isArray(parameters) ? named?.['resource'] : body, type))
  const sound = issue('information', 'informational', `This is a sound ${type}`)
  return outcomeOf(faults.length > 0 ? faults : [sound])
}
