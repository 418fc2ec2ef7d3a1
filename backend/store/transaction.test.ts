import { describe, expect, it } from 'vitest'

import { ada, bundleOf, outcomeIn, reading, storeForTests } from './store-for-tests.ts'

const { store, ask, get, create, found, transact } = await storeForTests()

const at = (method: string, url: string, more: object = {}) => ({ request: { method, url, ...more } })
const put = (resource: { resourceType: string; id?: string }, more: object = {}) => ({
  resource,
  ...at('PUT', `${resource.resourceType}/${resource.id}`, more),
})
const group = (id: string) => ({ identifier: [{ system: 'urn:test', value: id }] })
const observation = (subject: string, more: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'Pulse' },
  subject: { reference: subject },
  ...more,
})

describe('a transaction', () => {
  it('joins its entries whichever way round they stand, and in a circle', async () => {
    const bundle = bundleOf(
      await transact([
        {
          fullUrl: 'urn:uuid:score',
          resource: observation('urn:uuid:ada', { derivedFrom: [{ reference: 'urn:uuid:pulse' }] }),
          ...at('POST', 'Observation'),
        },
        {
          fullUrl: 'urn:uuid:pulse',
          resource: observation('urn:uuid:ada', { hasMember: [{ reference: 'urn:uuid:score' }] }),
          ...at('POST', 'Observation'),
        },
        {
          fullUrl: 'urn:uuid:ada',
          resource: ada({ identifier: [{ value: 'urn:uuid:ada' }] }),
          ...at('POST', 'Patient'),
        },
      ]),
    )
    expect(bundle.type).toBe('transaction-response')
    const [score, pulse, patient] = bundle.entry?.map(({ resource }) => resource) ?? []
    expect(score).toMatchObject({
      subject: { reference: `Patient/${patient?.id}` },
      derivedFrom: [{ reference: `Observation/${pulse?.id}` }],
    })
    expect(pulse).toMatchObject({ hasMember: [{ reference: `Observation/${score?.id}` }] })
    expect(patient).toMatchObject({ identifier: [{ value: 'urn:uuid:ada' }] })
    expect(bundle.entry?.map(({ response }) => [response?.status, response?.etag])).toEqual(
      Array.from({ length: 3 }, () => ['201 Created', 'W/"1"']),
    )
    expect(await found(`/Observation?patient=${patient?.id}`)).toHaveLength(2)
  })

  it('is kept whole or not at all', async () => {
    const before = [store.count('Patient'), store.count('Observation')]
    const heard: unknown[] = []
    const stop = store.onCommit((changes) => heard.push(changes))
    const refused = await transact([
      { fullUrl: 'urn:uuid:a', resource: ada(group('never')), ...at('POST', 'Patient') },
      { resource: observation('urn:uuid:a', { status: 5 }), ...at('POST', 'Observation') },
    ])
    stop()
    expect(refused.status).toBe(422)
    expect(outcomeIn(refused).issue[0]?.expression).toEqual(['Bundle.entry[1]', 'Observation.status'])
    expect([store.count('Patient'), store.count('Observation')]).toEqual(before)
    expect(await found('/Patient?identifier=urn:test|never')).toEqual([])
    expect(heard).toEqual([])
    // What was learnt in it is forgotten too: the same system can be written again.
    await create(ada({ identifier: [{ system: 'urn:fresh', value: '1' }] }))
    expect(await found('/Patient?identifier=urn:fresh|1')).toHaveLength(1)
  })

  it('is seen by nobody before its end', async () => {
    const entry = [
      { resource: ada(group('unseen')), ...at('POST', 'Patient') },
      ...Array.from({ length: 20 }, () => at('GET', 'Patient?identifier=urn:test|unseen')),
      at('GET', 'Patient/nobody'),
    ]
    const other = async () => {
      const seen: string[] = []
      for (let look = 0; look < 10; look++) seen.push(...(await found('/Patient?identifier=urn:test|unseen')))
      return seen
    }
    const batch = {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [{ resource: ada(), ...at('POST', 'Patient') }],
    }
    const [refused, seen, kept] = await Promise.all([transact(entry), other(), ask('POST', '/', batch)])
    expect(refused.status).toBe(404)
    expect(seen).toEqual([])
    // What others wrote meanwhile is not undone with it.
    const id = bundleOf(kept).entry?.[0]?.resource?.id
    expect((await get(`/Patient/${id}`)).status).toBe(200)
  })

  it('deletes, then creates, then updates, then reads, however it is written down', async () => {
    const old = await create(ada(group('order')))
    const id = await create(ada(group('changed')))
    const bundle = bundleOf(
      await transact([
        at('GET', 'Patient?identifier=urn:test|order'),
        put({ ...ada(group('order')), id }),
        {
          resource: ada(group('order')),
          ...at('POST', 'Patient', { ifNoneExist: 'identifier=urn:test|order' }),
        },
        at('DELETE', `Patient/${old}`),
      ]),
    )
    expect(bundle.entry?.map(({ response }) => response?.status)).toEqual([
      '200 OK',
      '200 OK',
      '201 Created',
      '204 No Content',
    ])
    const read = bundle.entry?.[0]?.resource
    expect(read?.resourceType === 'Bundle' && read.entry?.length).toBe(2)
  })

  it('keeps to versions', async () => {
    const id = await create(ada())
    await ask('PUT', `/Patient/${id}`, ada({ id }))
    const stale = await transact([
      { resource: ada(group('stale')), ...at('POST', 'Patient') },
      put({ ...ada({ gender: 'other' }), id }, { ifMatch: 'W/"1"' }),
    ])
    expect(stale.status).toBe(412)
    expect(outcomeIn(stale).issue[0]?.expression).toEqual(['Bundle.entry[1]'])
    expect(await found('/Patient?identifier=urn:test|stale')).toEqual([])
    const fresh = bundleOf(await transact([put({ ...ada(), id }, { ifMatch: 'W/"2"' })]))
    expect(fresh.entry?.[0]?.response?.etag).toBe('W/"3"')
  })

  it('creates once, and refers to what was there already', async () => {
    const id = await create(ada(group('known')))
    const send = async () =>
      bundleOf(
        await transact([
          {
            fullUrl: 'urn:uuid:a',
            resource: ada(group('known')),
            ...at('POST', 'Patient', { ifNoneExist: 'identifier=urn:test|known' }),
          },
          {
            resource: observation('urn:uuid:a', group('entry')),
            ...at('POST', 'Observation', { ifNoneExist: 'identifier=urn:test|entry' }),
          },
        ]),
      ).entry?.map(({ response, resource }) => [response?.status, resource?.id])
    const first = await send()
    expect(first?.[0]).toEqual(['200 OK', id])
    expect(first?.[1]?.[0]).toBe('201 Created')
    expect(await send()).toEqual([
      ['200 OK', id],
      ['200 OK', first?.[1]?.[1]],
    ])
    expect(await found(`/Observation?patient=${id}`)).toHaveLength(1)
  })

  it('updates by conditions, and refers to what comes of it', async () => {
    const send = () =>
      transact([
        {
          fullUrl: 'urn:uuid:p',
          resource: ada(group('conditional')),
          ...at('PUT', 'Patient?identifier=urn:test|conditional'),
        },
        { resource: observation('urn:uuid:p'), ...at('POST', 'Observation') },
      ])
    const statuses = [bundleOf(await send()), bundleOf(await send())].map(
      ({ entry }) => entry?.[0]?.response?.status,
    )
    expect(statuses).toEqual(['201 Created', '200 OK'])
    const [id] = await found('/Patient?identifier=urn:test|conditional')
    expect(await found(`/Observation?patient=${id}`)).toHaveLength(2)
  })

  it('resolves conditional references, also to what it creates itself', async () => {
    const known = await create(ada(group('elsewhere')))
    const bundle = bundleOf(
      await transact([
        { resource: observation('Patient?identifier=urn:test|elsewhere'), ...at('POST', 'Observation') },
        { resource: observation('Patient?identifier=urn:test|right-here'), ...at('POST', 'Observation') },
        { resource: ada(group('right-here')), ...at('POST', 'Patient') },
      ]),
    )
    const [one, two, patient] = bundle.entry?.map(({ resource }) => resource) ?? []
    expect(one).toMatchObject({ subject: { reference: `Patient/${known}` }, meta: { versionId: '1' } })
    expect(two).toMatchObject({ subject: { reference: `Patient/${patient?.id}` } })
    expect(await found(`/Observation?patient=${patient?.id}`)).toEqual([two?.id])
  })

  it('is refused when a reference means nobody; an import keeps it as it is', async () => {
    const entry = [
      { resource: observation('Patient?identifier=urn:test|nobody'), ...at('POST', 'Observation') },
    ]
    expect((await transact(entry)).status).toBe(412)
    const kept = bundleOf(await transact(entry, { 'x-lune-lenient': 'true' }))
    expect(kept.entry?.[0]?.resource).toMatchObject({
      subject: { reference: 'Patient?identifier=urn:test|nobody' },
    })
    const dangling = [{ resource: observation('urn:uuid:nowhere'), ...at('POST', 'Observation') }]
    expect((await transact(dangling)).status).toBe(400)
  })

  it('keeps the ids of an import while they are free', async () => {
    const entry = [{ fullUrl: 'urn:uuid:x', resource: ada({ id: 'imported' }), ...at('POST', 'Patient') }]
    const ids = [
      bundleOf(await transact(entry, { 'x-lune-lenient': 'true' })),
      bundleOf(await transact(entry)),
    ].map((bundle) => bundle.entry?.[0]?.resource?.id === 'imported')
    expect(ids).toEqual([true, false])
  })

  it('understands references between entries of a server elsewhere', async () => {
    const bundle = bundleOf(
      await transact([
        {
          fullUrl: 'https://gp.example/fhir/Patient/7',
          resource: ada({ id: '7' }),
          ...at('POST', 'Patient'),
        },
        {
          fullUrl: 'https://gp.example/fhir/Observation/8',
          resource: observation('Patient/7'),
          ...at('POST', 'Observation'),
        },
      ]),
    )
    const [patient, pulse] = bundle.entry?.map(({ resource }) => resource) ?? []
    expect(pulse).toMatchObject({ subject: { reference: `Patient/${patient?.id}` } })
  })

  it('patches', async () => {
    const id = await create(ada())
    const data = Buffer.from(JSON.stringify([{ op: 'replace', path: '/gender', value: 'other' }])).toString(
      'base64',
    )
    const patch = { resourceType: 'Binary', contentType: 'application/json-patch+json', data }
    await transact([{ resource: patch, ...at('PATCH', `Patient/${id}`) }])
    expect((await get(`/Patient/${id}`)).body).toMatchObject({ gender: 'other' })
  })

  it.each([
    ['the same address twice', [put({ ...ada(), id: 'twice' }), put({ ...ada(), id: 'twice' })], 400],
    [
      'the same entry name twice',
      [
        { fullUrl: 'urn:uuid:1', resource: ada(), ...at('POST', 'Patient') },
        { fullUrl: 'urn:uuid:1', resource: ada(), ...at('POST', 'Patient') },
      ],
      400,
    ],
    ['an entry without a request', [{ resource: ada() }], 400],
    ['an unknown type', [{ resource: { resourceType: 'Wizard' }, ...at('POST', 'Wizard') }], 404],
    ['a read of nobody', [at('GET', 'Patient/nobody')], 404],
    ['a method there is not', [at('BREW', 'Patient')], 400],
  ])('is refused with %s', async (_, entry, status) => {
    const before = store.count()
    const refused = await transact(entry)
    expect(refused.status).toBe(status)
    expect(outcomeIn(refused).issue[0]?.expression?.[0]).toMatch(/^Bundle\.entry\[\d\]$/)
    expect(store.count()).toBe(before)
  })
})

it('a set of observations is one transaction: all in one moment, or none', async () => {
  const id = await create(ada())
  const entries = Array.from({ length: 8 }, (_, index) => ({
    resource: reading(id, '2026-01-01T10:00:00Z', group(`set/${index}`)),
    ...at('POST', 'Observation', { ifNoneExist: `identifier=urn:test|set/${index}` }),
  }))
  await transact(entries)
  await transact(entries)
  expect(await found(`/Observation?patient=${id}`)).toHaveLength(8)
})
