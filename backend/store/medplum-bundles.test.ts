import {
  formatSearchQuery,
  OperationOutcomeError,
  parseSearchRequest,
  type SearchRequest,
} from '@medplum/core'
import { FhirRouter, processBatch, type UpdateResourceOptions } from '@medplum/fhir-router'
import type { Bundle, Resource as R4Resource } from '@medplum/fhirtypes'
import { describe, expect, it } from 'vitest'

import { callOf } from './call.ts'
import { Database } from './database.ts'
import { SqliteRepository } from './fhir-repository.ts'
import { Repository } from './repository.ts'
import { ada, storeForTests } from './store-for-tests.ts'

/**
 * Why Bundles, searches and If-Match are ours (decision 008): Medplum's own, over the same repository. Ours does each of
 * these rightly, in transaction.test.ts. A test that fails here says that a newer Medplum can take the work over.
 */
await storeForTests() // makes the definitions ready
const repository = new Repository(new Database(':memory:'), () => new Date())
const call = callOf(repository, { headers: {} }, 'http://localhost/fhir')

/** Takes from Medplum what ours reads for itself. */
class Plain extends SqliteRepository {
  ifMatch: string | undefined
  override async createResource<T extends R4Resource>(given: T, options?: { assignedId?: boolean }) {
    return options?.assignedId ? this.updateResource(given) : super.createResource(given)
  }
  override async updateResource<T extends R4Resource>(given: T, options?: UpdateResourceOptions) {
    this.ifMatch = options?.ifMatch
    return super.updateResource(given)
  }
  override async search<T extends R4Resource>(request: SearchRequest) {
    return new SqliteRepository(call, formatSearchQuery(request)).search<T>(request)
  }
}
const medplum = new FhirRouter()
const plain = () => new Plain(call, '')
const request = (method: 'POST' | 'PUT', url: string, body: unknown, headers = {}) => ({
  method,
  url,
  body,
  headers,
  pathname: '',
  params: {},
  query: {},
  config: { transactions: true },
})
async function transact(entry: unknown[]): Promise<Bundle> {
  const bundle = structuredClone({ resourceType: 'Bundle', type: 'transaction', entry }) as Bundle
  return processBatch(request('POST', '', bundle), plain(), medplum, bundle)
}
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error: unknown) => (error instanceof OperationOutcomeError ? error.message : String(error)),
  )
const count = (query: string) =>
  plain()
    .search(parseSearchRequest(query))
    .then(({ entry = [] }) => entry.length)

const urn = (digit: number) => `urn:uuid:00000000-0000-4000-8000-00000000000${digit}`
const marked = (value: string) => ({ identifier: [{ system: 'urn:test', value }] })
const post = (resource: { resourceType: string }, more: object = {}) => ({
  resource,
  request: { method: 'POST', url: resource.resourceType, ...more },
})
const pulse = (subject: string) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'Pulse' },
  subject: { reference: subject },
})
const once = (value: string) => post(ada(marked(value)), { ifNoneExist: `identifier=urn:test|${value}` })

describe("Medplum's own transaction", () => {
  it('takes no more than eight entries when one of them is to be made once; a set on scale 2 has nine', async () => {
    const set = Array.from({ length: 9 }, (_, index) => once(`set/${index}`))
    expect(await refusalOf(transact(set))).toContain('too many entries')
    expect((await transact(set.slice(1))).entry).toHaveLength(8)
  })

  it('takes no more than fifty updates; an import sends two hundred at a time', async () => {
    const updates = Array.from({ length: 51 }, (_, index) => ({
      resource: ada({ id: `many-${index}` }),
      request: { method: 'PUT', url: `Patient/many-${index}` },
    }))
    expect(await refusalOf(transact(updates))).toContain('more update operations than allowed')
  })

  it('keeps the rest when one entry says not what to do', async () => {
    const { entry } = await transact([{ resource: ada() }, post(ada(marked('the-rest')))])
    expect(entry?.map(({ response }) => response?.status)).toEqual(['400', '201'])
    expect(await count('Patient?identifier=urn:test|the-rest')).toBe(1)
  })

  it("changes an identifier that says the same as its entry's name", async () => {
    const identifier = [{ system: 'urn:ietf:rfc:3986', value: urn(1) }]
    const { entry } = await transact([{ fullUrl: urn(1), ...post(ada({ identifier })) }])
    expect(entry?.[0]?.resource).toMatchObject({
      identifier: [{ value: `Patient/${entry?.[0]?.resource?.id}` }],
    })
  })

  it('does not join entries whose names are addresses, or are not written in lower case', async () => {
    for (const name of [
      'https://gp.example/fhir/Patient/7',
      'urn:uuid:ADA00000-0000-4000-8000-000000000000',
    ]) {
      const { entry } = await transact([{ fullUrl: name, ...post(ada()) }, post(pulse(name))])
      expect(entry?.[1]?.resource).toMatchObject({ subject: { reference: name } })
    }
  })

  it('cannot delete one and create another under the same identifier', async () => {
    const [old] = (await transact([post(ada(marked('deleted')))])).entry ?? []
    const away = { request: { method: 'DELETE', url: `Patient/${old?.resource?.id}` } }
    expect(await refusalOf(transact([away, once('deleted')]))).toContain('Duplicate resource identity')
  })

  it('does not find by its identifier what a later entry creates', async () => {
    expect(
      await refusalOf(
        transact([post(pulse('Patient?identifier=urn:test|later')), post(ada(marked('later')))]),
      ),
    ).toContain('means no resource')
  })
})

it('drops an If-Match that is written without quotes, and so overwrites', async () => {
  const repo = plain()
  await medplum.handleRequest(
    request('PUT', 'Patient/stale', ada({ id: 'stale' }), { 'if-match': 'W/1' }),
    repo,
  )
  expect(repo.ifMatch).toBeUndefined()
  expect(await repo.readResource('Patient', 'stale')).toBeDefined()
})

it('reads "eq12" as 12, and forgets a modifier or a _summary that it does not know', () => {
  expect(parseSearchRequest('Patient?identifier=eq12')).toEqual(parseSearchRequest('Patient?identifier=12'))
  expect(parseSearchRequest('Patient?_summary=everything')).toEqual(parseSearchRequest('Patient'))
})
