import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4'
import { afterAll } from 'vitest'

import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { openStore } from './open-store.ts'

/** A store of its own for one test file, and short ways to ask it. */
export async function storeForTests() {
  const folder = mkdtempSync(join(tmpdir(), 'lune-store-'))
  const store = await openStore({ folder })
  afterAll(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const ask = (
    method: FhirRequest['method'],
    url: string,
    body?: unknown,
    headers: FhirRequest['headers'] = {},
  ) => store.handle({ method, url, body, headers })
  const get = (url: string, headers: FhirRequest['headers'] = {}) => ask('GET', url, undefined, headers)
  const post = (resource: unknown, headers: FhirRequest['headers'] = {}) =>
    ask('POST', `/${typeOf(resource)}`, resource, headers)
  /** Creates it, and gives back its id. */
  const create = async (resource: unknown): Promise<string> => {
    const response = await post(resource)
    if (response.status !== 201) throw new Error(JSON.stringify(response.body))
    return idOf(response)
  }
  /** The ids that a search matches, in order. */
  const found = async (url: string): Promise<string[]> => matches(bundleOf(await get(url)))
  const transact = (entry: unknown[], headers: FhirRequest['headers'] = {}) =>
    ask('POST', '/', { resourceType: 'Bundle', type: 'transaction', entry }, headers)
  return { store, folder, ask, get, post, create, found, transact }
}

const typeOf = (resource: unknown): string =>
  typeof resource === 'object' && resource !== null && 'resourceType' in resource
    ? String(resource.resourceType)
    : ''

export const idOf = ({ body }: FhirResponse): string => {
  if (body && 'id' in body && body.id) return body.id
  throw new Error(`No id in ${JSON.stringify(body)}`)
}

export function bundleOf({ status, body }: FhirResponse): Bundle<FhirResource> {
  if (status === 200 && body?.resourceType === 'Bundle') return body as Bundle<FhirResource>
  throw new Error(`Not a Bundle: ${status} ${JSON.stringify(body)}`)
}

export const matches = ({ entry = [] }: Bundle<FhirResource>): string[] =>
  entry.flatMap(({ resource, search }) => (search?.mode === 'match' ? (resource?.id ?? []) : []))

export const others = ({ entry = [] }: Bundle<FhirResource>): string[] =>
  entry.flatMap(({ resource, search }) =>
    search?.mode === 'include' && resource ? `${resource.resourceType}/${resource.id}` : [],
  )

export function outcomeIn({ body }: FhirResponse): OperationOutcome {
  if (body?.resourceType === 'OperationOutcome') return body
  throw new Error(`No OperationOutcome in ${JSON.stringify(body)}`)
}

export const linkIn = (bundle: Bundle, relation: string): string | undefined =>
  bundle.link?.find((link) => link.relation === relation)?.url.replace('http://localhost/fhir', '')

export const ada = (more: object = {}) => ({
  resourceType: 'Patient',
  name: [{ family: 'Field', given: ['Ada'] }],
  gender: 'female',
  birthDate: '1950-03-02',
  ...more,
})

export const reading = (patient: string, effectiveDateTime: string, more: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }], text: 'Pulse' },
  subject: { reference: `Patient/${patient}` },
  effectiveDateTime,
  ...more,
})
