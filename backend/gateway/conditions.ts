import type { FhirResource } from 'fhir/r4'

import type { Limit } from '../../src/auth/limits.ts'
import { type Interaction, permitted } from '../../src/auth/permissions.ts'
import type { FhirResponse } from '../fhir-backend.ts'
import { referencesIn } from './belonging.ts'
import { resourcesIn } from './bundle.ts'
import { notPermitted } from './by-table.ts'
import { refusedCondition } from './criteria.ts'
import { narrow } from './narrowed.ts'
import { suppressed } from './outcome.ts'
import type { Passed } from './passage.ts'
import { isWithheld, type Sight } from './walls.ts'

/** Reads the record itself */
type Get = (url: string) => Promise<FhirResponse>

/** `If-None-Exist`, or the condition in the address of a write: it must not answer what a search would not. */
export async function conditionRefused(
  passed: Pick<Passed, 'asked' | 'sight' | 'request'>,
  limit: Limit | undefined,
  get: Get,
): Promise<FhirResponse | undefined> {
  const { asked, sight, request } = passed
  const ifNoneExist = asked.interaction === 'create' ? request.headers['if-none-exist'] : undefined
  if (ifNoneExist === undefined && (asked.id || asked.interaction === 'create')) return undefined
  const params =
    ifNoneExist === undefined ? asked.params : new URLSearchParams(ifNoneExist.replace(/^[^?]*\?/, ''))
  narrow(params, limit)
  const criteria = params.toString()
  passed.request =
    ifNoneExist === undefined
      ? { ...request, url: `/${asked.type}?${criteria}` }
      : { ...request, headers: { ...request.headers, 'if-none-exist': criteria } }
  return refusedCondition(sight, params) ?? (await findsWithheld(sight, `${asked.type}?${criteria}`, get))
}

/** `Patient?identifier=…` as a reference, anywhere: the record will resolve it, so it is judged as a search. */
export async function conditionalReferenceRefused(
  sight: Sight,
  resource: FhirResource,
  get: Get,
): Promise<FhirResponse | undefined> {
  for (const reference of referencesIn(resource)) {
    const [, type = '', query = ''] = /^([A-Z]\w+)\?(.+)$/s.exec(reference) ?? []
    if (!type) continue
    const { role } = sight.caller
    const wanted: Interaction = 'search'
    if (!role || permitted(role, type, wanted) !== true) return notPermitted(sight.caller, wanted, type)
    const refused =
      refusedCondition(sight, new URLSearchParams(query)) ??
      (await findsWithheld(sight, `${type}?${query}`, get))
    if (refused) return refused
  }
  return undefined
}

async function findsWithheld(sight: Sight, criteria: string, get: Get): Promise<FhirResponse | undefined> {
  const { body } = await get(`/${criteria}`)
  return resourcesIn(body).some((one) => isWithheld(sight, one)) ? suppressed() : undefined
}
