import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { openStore } from './open-store.ts'
import { ada, bundleOf, idOf, linkIn, outcomeIn, storeForTests } from './store-for-tests.ts'

const { store, folder, ask, get, post, create } = await storeForTests()

describe('reading and writing', () => {
  it('gives a new resource an id, a version and a time, and can be read back', async () => {
    const created = await post(ada({ id: 'chosen-by-the-client' }))
    const id = idOf(created)
    expect(created.status).toBe(201)
    expect(id).not.toBe('chosen-by-the-client')
    expect(created.headers).toMatchObject({
      etag: 'W/"1"',
      location: `http://localhost/fhir/Patient/${id}/_history/1`,
    })
    const read = await get(`/Patient/${id}`)
    expect(read).toMatchObject({ status: 200, body: { ...ada(), id, meta: { versionId: '1' } } })
    expect(read.headers['last-modified']).toBeDefined()
  })

  it('answers "not modified" to who has the newest version already', async () => {
    const id = await create(ada())
    expect((await get(`/Patient/${id}`, { 'if-none-match': 'W/"1"' })).status).toBe(304)
    expect((await get(`/Patient/${id}`, { 'if-none-match': 'W/"7"' })).status).toBe(200)
  })

  it('refuses a write against a version that somebody has changed since', async () => {
    const id = await create(ada())
    const change = (gender: string) =>
      ask('PUT', `/Patient/${id}`, ada({ id, gender }), { 'if-match': 'W/"1"' })
    expect((await change('other')).status).toBe(200)
    const second = await change('male')
    expect(second.status).toBe(412)
    expect(outcomeIn(second).issue[0]?.code).toBe('conflict')
    expect((await get(`/Patient/${id}`)).body).toMatchObject({ gender: 'other', meta: { versionId: '2' } })
  })

  it('lets an update create a resource under the id of its address', async () => {
    const first = await ask('PUT', '/Patient/ada-1', ada({ id: 'ada-1' }))
    expect(first.status).toBe(201)
    expect((await ask('PUT', '/Patient/ada-1', ada({ id: 'ada-1' }))).status).toBe(200)
    expect((await ask('PUT', '/Patient/ada-1', ada({ id: 'somebody-else' }))).status).toBe(400)
    expect((await ask('PUT', '/Patient/not_an_id', ada({ id: 'not_an_id' }))).status).toBe(400)
  })

  it('changes parts of a resource by JSON Patch, and nothing when a test in it fails', async () => {
    const id = await create(ada())
    const patch = (operations: unknown, headers = {}) =>
      ask('PATCH', `/Patient/${id}`, operations, {
        'content-type': 'application/json-patch+json',
        ...headers,
      })
    expect((await patch([{ op: 'replace', path: '/gender', value: 'other' }])).body).toMatchObject({
      gender: 'other',
    })
    const refused = await patch([
      { op: 'replace', path: '/gender', value: 'male' },
      { op: 'test', path: '/birthDate', value: '1999-01-01' },
    ])
    expect(refused.status).toBe(412)
    expect((await patch([{ op: 'remove', path: '/nothing' }])).status).toBe(422)
    expect((await patch([{ op: 'replace', path: '/gender', value: 5 }])).status).toBe(422)
    expect((await patch({ resourceType: 'Parameters' })).status).toBe(415)
    expect((await patch('nonsense')).status).toBe(400)
    expect((await patch([{ op: 'add', path: '/active', value: true }], { 'if-match': 'W/"1"' })).status).toBe(
      412,
    )
    expect((await get(`/Patient/${id}`)).body).toMatchObject({ gender: 'other', meta: { versionId: '2' } })
  })

  it('keeps every version, also of what has been deleted', async () => {
    const id = await create(ada())
    await ask('PUT', `/Patient/${id}`, ada({ id, gender: 'other' }))
    expect((await ask('DELETE', `/Patient/${id}`)).status).toBe(204)
    expect((await get(`/Patient/${id}`)).status).toBe(410)
    expect((await ask('DELETE', `/Patient/${id}`)).status).toBe(204)
    const history = bundleOf(await get(`/Patient/${id}/_history`))
    expect(history.entry?.map(({ request }) => request?.method)).toEqual(['DELETE', 'PUT', 'POST'])
    expect(history.total).toBe(3)
    expect((await get(`/Patient/${id}/_history/1`)).body).toMatchObject({ gender: 'female' })
    expect((await get(`/Patient/${id}/_history/2`)).body).toMatchObject({ gender: 'other' })
    expect((await get(`/Patient/${id}/_history/3`)).status).toBe(410)
    expect((await get(`/Patient/${id}/_history/9`)).status).toBe(404)
    expect((await ask('PUT', `/Patient/${id}`, ada({ id }))).headers['etag']).toBe('W/"4"')
  })

  it('pages through a long history', async () => {
    const id = await create(ada())
    for (let turn = 0; turn < 4; turn++) await ask('PUT', `/Patient/${id}`, ada({ id }))
    const first = bundleOf(await get(`/Patient/${id}/_history?_count=3`))
    const rest = bundleOf(await get(linkIn(first, 'next') ?? ''))
    expect(
      [...(first.entry ?? []), ...(rest.entry ?? [])].map(({ resource }) => resource?.meta?.versionId),
    ).toEqual(['5', '4', '3', '2', '1'])
    expect(linkIn(rest, 'next')).toBeUndefined()
  })

  it('answers with as much as was asked for', async () => {
    expect((await post(ada(), { prefer: 'return=minimal' })).body).toBeUndefined()
    expect(outcomeIn(await post(ada(), { prefer: 'return=OperationOutcome' })).issue[0]?.severity).toBe(
      'information',
    )
  })

  it('links by the address a request came through', async () => {
    const { headers } = await post(ada(), { 'x-fhir-base': 'https://epr.example/fhir' })
    expect(headers['location']).toMatch(/^https:\/\/epr\.example\/fhir\/Patient\//)
  })
})

describe('conditions', () => {
  const identifier = (value: string) => ({ identifier: [{ system: 'urn:test', value }] })

  it('creates once, however often the same entry is sent', async () => {
    const send = () => post(ada(identifier('once')), { 'if-none-exist': 'identifier=urn:test|once' })
    const first = await send()
    const second = await send()
    expect([first.status, second.status]).toEqual([201, 200])
    expect(idOf(second)).toBe(idOf(first))
  })

  it('refuses a condition that means two, or that says nothing', async () => {
    await create(ada(identifier('twins')))
    await create(ada(identifier('twins')))
    const send = (criteria: string) => post(ada(), { 'if-none-exist': criteria })
    expect((await send('identifier=urn:test|twins')).status).toBe(412)
    expect((await send('')).status).toBe(412)
    expect((await send('colour=red')).status).toBe(400)
    expect((await ask('PUT', '/Patient?identifier=urn:test|twins', ada())).status).toBe(412)
    expect((await ask('DELETE', '/Patient?identifier=urn:test|twins')).status).toBe(412)
  })

  it('updates, changes and deletes the one that is meant', async () => {
    const url = '/Patient?identifier=urn:test|only'
    const first = await ask('PUT', url, ada(identifier('only')))
    expect(first.status).toBe(201)
    const second = await ask('PUT', url, ada({ ...identifier('only'), gender: 'other' }))
    expect(second).toMatchObject({ status: 200, body: { id: idOf(first), gender: 'other' } })
    expect((await ask('PATCH', url, [{ op: 'add', path: '/active', value: false }])).status).toBe(200)
    expect((await ask('DELETE', url)).status).toBe(204)
    expect((await get(`/Patient/${idOf(first)}`)).status).toBe(410)
    expect((await ask('DELETE', url)).status).toBe(204)
    expect((await ask('PATCH', url, [{ op: 'add', path: '/active', value: false }])).status).toBe(404)
  })
})

describe('what is refused', () => {
  it('says which element is not R4', async () => {
    const refused = await post({ resourceType: 'Patient', gender: 5, nonsense: 1 })
    expect(refused.status).toBe(422)
    expect(outcomeIn(refused).issue.flatMap(({ expression }) => expression)).toEqual([
      'Patient.gender',
      'Patient.nonsense',
    ])
  })

  it('knows the codes that R4 lists, inside parts of a resource too', async () => {
    const refused = await post(ada({ gender: 'sideways', name: [{ use: 'loud', family: 'Field' }] }))
    expect(refused.status).toBe(422)
    expect(outcomeIn(refused).issue.flatMap(({ expression }) => expression)).toEqual([
      'Patient.name[0].use',
      'Patient.gender',
    ])
  })

  it.each([
    ['no resource', '/Patient', { gender: 'female' }, 400],
    ['nothing', '/Patient', undefined, 400],
    ['another type than the address', '/Observation', ada(), 400],
    ['a type that R4 does not have', '/Wizard', { resourceType: 'Wizard' }, 404],
    [
      'a Bundle that is neither batch nor transaction',
      '/',
      { resourceType: 'Bundle', type: 'collection' },
      400,
    ],
    ['no Bundle to the base', '/', ada(), 400],
    ['a create under an id', '/Patient/1', ada(), 405],
  ])('%s', async (_, url, body, status) => {
    const refused = await ask('POST', url, body)
    expect(refused.status).toBe(status)
    expect(outcomeIn(refused).issue[0]?.severity).toBe('error')
  })

  it.each([
    ['/Wizard', 404],
    ['/Patient/nobody', 404],
    ['/Patient/nobody/_history', 404],
    ['/Patient/nobody/Observation', 404],
    ['/%E0%A4%A', 400],
    ['/Patient?_format=xml', 406],
  ])('GET %s', async (url, status) => {
    const refused = await get(url)
    expect(refused.status).toBe(status)
    expect(outcomeIn(refused).issue[0]?.diagnostics).toBeTruthy()
  })

  it('XML', async () => {
    expect(
      (await ask('POST', '/Patient', '<Patient/>', { 'content-type': 'application/fhir+xml' })).status,
    ).toBe(415)
    expect((await get('/Patient', { accept: 'application/fhir+xml' })).status).toBe(406)
    expect((await get('/Patient', { accept: 'application/fhir+xml, */*' })).status).toBe(200)
  })
})

describe('published data', () => {
  const lenient = { 'x-lune-lenient': 'true' }
  const tag = { system: 'https://lune.example/fhir/CodeSystem/import', code: 'not-valid-r4' }

  it('is taken and marked where it breaks R4, and keeps its id while that is free', async () => {
    const odd = { resourceType: 'Patient', id: 'odd-1', gender: 5, name: 'no list' }
    expect(await post(odd, lenient)).toMatchObject({
      status: 201,
      body: { id: 'odd-1', gender: 5, meta: { tag: [tag] } },
    })
    const again = await post(odd, lenient)
    expect(again.status).toBe(201)
    expect(idOf(again)).not.toBe('odd-1')
  })

  it('is not marked where it is sound', async () => {
    const { body } = await ask('PUT', '/Patient/sound-1', ada({ id: 'sound-1' }), lenient)
    expect(body?.meta?.tag).toBeUndefined()
  })

  it('of every type of R4 can be kept', async () => {
    const { body } = await get('/metadata')
    if (body?.resourceType !== 'CapabilityStatement') throw new Error('No CapabilityStatement')
    const types = body.rest?.[0]?.resource?.map(({ type }) => type) ?? []
    expect(types).toHaveLength(146)
    const statuses = await Promise.all(
      types.map(async (type) => (await post({ resourceType: type }, lenient)).status),
    )
    expect(types.filter((_, index) => statuses[index] !== 201)).toEqual([])
  })
})

describe('the CapabilityStatement', () => {
  it('lists what can be searched, and nothing that cannot', async () => {
    const { body } = await get('/metadata')
    if (body?.resourceType !== 'CapabilityStatement') throw new Error('No CapabilityStatement')
    expect(body.fhirVersion).toBe('4.0.1')
    const values: Record<string, string> = { date: '2026', number: '1', quantity: '1' }
    const queries = ['Patient', 'Observation', 'Encounter', 'Location', 'Slot'].flatMap((type) => {
      const listed = body.rest?.[0]?.resource?.find((one) => one.type === type)?.searchParam ?? []
      return listed.map(({ name, type: kind }) => `/${type}?${name}=${values[kind] ?? 'x'}&_sort=${name}`)
    })
    expect(queries.length).toBeGreaterThan(80)
    const statuses = await Promise.all(queries.map(async (query) => (await get(query)).status))
    expect(queries.filter((_, index) => statuses[index] !== 200)).toEqual([])
    expect((await get('/Patient?phonetic=x')).status).toBe(400)
  })
})

describe('the store', () => {
  it('takes a seed with its ids and times, and tells how many there are', async () => {
    const before = store.count('Location')
    store.load([
      { resourceType: 'Location', id: 'ward-1', meta: { lastUpdated: '2026-01-01T00:00:00Z' } },
      { resourceType: 'Location', id: 'ward-2' },
    ])
    expect(store.count('Location')).toBe(before + 2)
    expect((await get('/Location/ward-1')).body?.meta?.lastUpdated).toBe('2026-01-01T00:00:00.000Z')
  })

  it('tells who listens of what was kept, once it is kept', async () => {
    const heard: unknown[] = []
    const stop = store.onCommit((changes) => heard.push(...changes))
    const id = await create(ada())
    await post({ resourceType: 'Patient', gender: 5 })
    await ask('DELETE', `/Patient/${id}`)
    stop()
    await create(ada())
    expect(heard).toEqual([
      { type: 'Patient', id, operation: 'create' },
      { type: 'Patient', id, operation: 'delete' },
    ])
  })

  it('says in one line why a folder cannot be used', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    await expect(openStore({ folder: file })).rejects.toThrow(/^The record cannot be kept in .*a-file: .*$/)
  })
})
