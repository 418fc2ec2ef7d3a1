import { expect, it } from 'vitest'

import { ada, bundleOf, linkIn, matches, storeForTests } from './store-for-tests.ts'

const { ask, create } = await storeForTests()

const at = (method: string, url: string) => ({ request: { method, url } })

it('a batch does each entry for itself', async () => {
  const id = await create(ada())
  const batch = {
    resourceType: 'Bundle',
    type: 'batch',
    entry: [
      at('GET', `Patient/${id}`),
      at('GET', 'Patient/nobody'),
      { resource: { resourceType: 'Patient', gender: 5 }, ...at('POST', 'Patient') },
      { resource: ada(), ...at('POST', 'Patient') },
      {},
      at('GET', `Patient?_id=${id}`),
      at('GET', 'metadata'),
    ],
  }
  const { type, entry = [] } = bundleOf(await ask('POST', '/', batch))
  expect(type).toBe('batch-response')
  expect(entry.map(({ response }) => response?.status.slice(0, 3))).toEqual([
    '200',
    '404',
    '422',
    '201',
    '400',
    '200',
    '200',
  ])
  expect(entry[1]?.response?.outcome).toMatchObject({ resourceType: 'OperationOutcome' })
  const inner = entry[5]?.resource
  if (inner?.resourceType !== 'Bundle') throw new Error('No Bundle')
  expect(matches(inner as Parameters<typeof matches>[0])).toEqual([id])
  expect(linkIn(inner, 'self')).toBe(`/Patient?_id=${id}`)
})
