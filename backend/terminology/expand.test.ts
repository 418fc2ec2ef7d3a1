import type { CapabilityStatement, FhirResource, ValueSet } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { FhirBackend } from '../fhir-backend.ts'
import { withTerms } from './expand.ts'

const store: FhirBackend = {
  close: () => Promise.resolve(),
  handle: ({ url }) =>
    Promise.resolve({
      status: 200,
      headers: {},
      body: (url === '/metadata'
        ? {
            resourceType: 'CapabilityStatement',
            rest: [{ mode: 'server', resource: [{ type: 'ValueSet' }] }],
          }
        : { resourceType: 'Basic', id: url }) as FhirResource,
    }),
}
const backend = withTerms(store)
const expand = async (query: string, method: 'GET' | 'POST' = 'GET') =>
  backend.handle({ method, url: `/ValueSet/$expand?${query}`, headers: {} })
const conditions = `url=${encodeURIComponent('https://fhir.hl7.org.uk/ValueSet/UKCore-ConditionCode')}`
const shown = async (query: string) => {
  const { body } = await expand(query)
  return ((body as ValueSet).expansion?.contains ?? []).map(({ display }) => display)
}

it('finds terms by words in any order, the plainest first', async () => {
  expect((await shown(`${conditions}&filter=asthma&count=3`))[0]).toBe('Asthma')
  expect(await shown(`${conditions}&filter=${encodeURIComponent('kidney acute inj')}`)).toContain(
    'Acute kidney injury',
  )
  expect((await shown(`${conditions}&filter=copd`))[0]).toBe('Chronic obstructive pulmonary disease')
})
it('keeps to the count, says how many there are, and that the set is not the whole', async () => {
  const { body } = await expand(`${conditions}&filter=fracture&count=5`)
  const { expansion } = body as ValueSet
  expect(expansion?.contains).toHaveLength(5)
  expect(expansion?.total).toBeGreaterThan(5)
  expect(expansion?.extension).toMatchObject([{ valueBoolean: true }])
  expect(await shown(`${conditions}&filter=fracture&count=5&offset=5`)).not.toEqual(
    await shown(`${conditions}&filter=fracture&count=5`),
  )
})
it('finds substances and reactions in their own value sets', async () => {
  const of = (name: string) => `url=${encodeURIComponent(`https://fhir.hl7.org.uk/ValueSet/UKCore-${name}`)}`
  expect((await shown(`${of('AllergyCode')}&filter=penic`))[0]).toBe('Penicillin')
  expect((await shown(`${of('AllergyManifestation')}&filter=hives`))[0]).toBe('Urticaria')
})
it('says that it does not know another value set, and asks which one is wanted', async () => {
  expect((await expand('url=http%3A%2F%2Fexample.org%2Fvs')).status).toBe(404)
  expect((await expand('filter=asthma')).status).toBe(400)
  expect((await expand(conditions, 'POST')).status).toBe(405)
})
it('leaves everything else to the store, and says what it does beside it', async () => {
  expect((await backend.handle({ method: 'GET', url: '/Patient/1', headers: {} })).body).toMatchObject({
    id: '/Patient/1',
  })
  const { body } = await backend.handle({ method: 'GET', url: '/metadata', headers: {} })
  expect((body as CapabilityStatement).rest?.[0]?.resource?.[0]?.operation).toMatchObject([
    { name: 'expand' },
  ])
})
