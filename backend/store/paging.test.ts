import { beforeAll, describe, expect, it } from 'vitest'

import {
  ada,
  bundleOf,
  idOf,
  linkIn,
  matches,
  others,
  outcomeIn,
  reading,
  storeForTests,
} from './store-for-tests.ts'

const { store, ask, get, post } = await storeForTests()

describe('a page', () => {
  const patient = 'paged'
  const dates = ['2026-01-05', '2026-01-01', '2026-01-03', '2026-01-03', '2026-01-02']
  beforeAll(async () => {
    await ask('PUT', `/Patient/${patient}`, ada({ id: patient }))
    store.load([
      ...dates.map((date, index) => reading(patient, `${date}T10:00:00Z`, { id: `paged-${index}` })),
      { ...reading(patient, ''), effectiveDateTime: undefined, id: 'paged-undated' },
    ])
  })
  const walk = async (url: string) => {
    const ids: string[] = []
    for (let next: string | undefined = url; next;) {
      const bundle = bundleOf(await get(next))
      ids.push(...matches(bundle))
      next = linkIn(bundle, 'next')
    }
    return ids
  }

  it('follows the order asked for; what has no date comes last; nothing is lost or twice', async () => {
    for (const count of [1, 2, 3, 10]) {
      expect(await walk(`/Observation?patient=${patient}&_sort=date&_count=${count}`)).toEqual([
        'paged-1',
        'paged-4',
        'paged-2',
        'paged-3',
        'paged-0',
        'paged-undated',
      ])
      expect(await walk(`/Observation?patient=${patient}&_sort=-date,-_id&_count=${count}`)).toEqual([
        'paged-0',
        'paged-3',
        'paged-2',
        'paged-4',
        'paged-1',
        'paged-undated',
      ])
    }
  })

  it('stays in its place when somebody writes in between', async () => {
    const first = bundleOf(await get(`/Observation?patient=${patient}&_sort=-date&_count=2`))
    const late = idOf(await post(reading(patient, '2026-02-01T10:00:00Z')))
    const rest = bundleOf(await get(linkIn(first, 'next') ?? ''))
    expect(matches(rest)).not.toContain(late)
    expect([...matches(first), ...matches(rest)][2]).toBe('paged-2')
    await ask('DELETE', `/Observation/${late}`)
  })

  it('knows its total when it is whole, and otherwise when asked', async () => {
    const total = async (query: string) =>
      bundleOf(await get(`/Observation?patient=${patient}&${query}`)).total
    expect(await total('')).toBe(6)
    expect(await total('_count=2')).toBeUndefined()
    expect(await total('_count=2&_total=accurate')).toBe(6)
    expect(await total('_summary=count')).toBe(6)
    expect(await total('_count=0')).toBe(6)
  })

  it('can be asked for by POST', async () => {
    const searched = await ask('POST', '/Observation/_search?_count=1', `patient=${patient}&_sort=date`)
    expect(matches(bundleOf(searched))).toEqual(['paged-1'])
  })

  it('carries the elements asked for, marked as not the whole', async () => {
    const { entry } = bundleOf(await get(`/Observation?_id=paged-0&_elements=effective,status`))
    expect(Object.keys(entry?.[0]?.resource ?? {})).toEqual([
      'resourceType',
      'id',
      'meta',
      'status',
      'effectiveDateTime',
    ])
    expect(entry?.[0]?.resource?.meta?.tag?.[0]?.code).toBe('SUBSETTED')
    const summary = bundleOf(await get(`/Patient?_id=${patient}&_summary=true`)).entry?.[0]?.resource
    expect(summary).toMatchObject({ birthDate: '1950-03-02' })
  })

  it('is not to be had with a made-up place', async () => {
    expect((await get('/Observation?_page=nonsense')).status).toBe(400)
  })
})

describe('a long list is read along its index', () => {
  const count = 5000
  beforeAll(() => {
    store.load(
      Array.from({ length: count }, (_, index) => ({
        resourceType: 'AuditEvent',
        id: `event-${index}`,
        recorded:
          index % 10 === 0 ? undefined : new Date(1.7e12 + ((index * 7919) % count) * 1000).toISOString(),
        action: index % 2 ? 'R' : 'C',
      })),
    )
  })

  const walked = async (query: string) => {
    const ids: string[] = []
    for (let next: string | undefined = `/AuditEvent?${query}&_count=700`; next;) {
      const bundle = bundleOf(await get(next))
      ids.push(...matches(bundle))
      next = linkIn(bundle, 'next')
    }
    return ids
  }

  it.each([
    ['action=R', count / 2],
    ['_sort=-_lastUpdated', count],
    ['_sort=-_id', count],
    ['_sort=action', count],
    ['action=C&_sort=-action,date', count / 2],
  ])('%s: whole, and without one twice', async (query, size) => {
    const ids = await walked(query)
    expect(ids).toHaveLength(size)
    expect(new Set(ids).size).toBe(size)
  })

  it.each([
    ['_sort=date', 1, count],
    ['_sort=-date', -1, count],
    ['action=R&_sort=date', 1, count / 2],
    ['_sort=-date,-_id&action=R', -1, count / 2],
  ])('%s: in order, those without a date last', async (query, direction, size) => {
    const ids = await walked(query)
    expect(new Set(ids).size).toBe(size)
    const places = ids
      .map((id) => Number(id.slice(6)))
      .map((index) => (index % 10 === 0 ? undefined : (index * 7919) % count))
    const dated = places.filter((place) => place !== undefined)
    expect(places.slice(0, dated.length)).toEqual(dated.toSorted((one, other) => (one - other) * direction))
  })
})

describe('no search holds up the others', () => {
  beforeAll(() => {
    store.load(
      Array.from({ length: 101_000 }, (_, index) => ({
        resourceType: 'Basic',
        id: `basic-${index}`,
        code: { coding: [{ code: index === 100_500 ? 'rare' : 'common' }] },
        ...(index < 3000 ? { subject: { reference: 'Patient/popular' } } : {}),
      })),
    )
    store.load([ada({ id: 'popular' })])
  }, 60_000)

  it('one that no index can serve is refused, and says what to do', async () => {
    const refused = await get('/Basic?code:not=common')
    expect(refused.status).toBe(422)
    expect(outcomeIn(refused).issue[0]).toMatchObject({ code: 'too-costly' })
    expect((await get('/Basic?code:not=common&_summary=count')).status).toBe(422)
  })

  it('one that an index can serve is not', async () => {
    const queries = [
      'code=rare',
      'code:not=rare',
      '_sort=-_lastUpdated',
      'subject=popular&code:not=rare',
      'code=common&subject:missing=true',
    ]
    const statuses = await Promise.all(queries.map(async (query) => (await get(`/Basic?${query}`)).status))
    expect(statuses).toEqual(queries.map(() => 200))
    expect(bundleOf(await get('/Basic?code=common&_summary=count')).total).toBe(100_999)
  })

  it('a sort by what hardly any have goes on page by page to the last', async () => {
    let [pages, seen] = [0, 0]
    for (
      let next: string | undefined = '/Basic?_sort=created&subject:missing=true&_count=1000';
      next;
      pages++
    ) {
      const bundle = bundleOf(await get(next))
      seen += matches(bundle).length
      next = linkIn(bundle, 'next')
    }
    expect(seen).toBe(98_000)
    expect(pages).toBeLessThan(105)
  })

  it('more than one answer can carry is cut, and the cut is said', async () => {
    const bundle = bundleOf(await get('/Patient?_id=popular&_revinclude=Basic:subject'))
    expect(others(bundle)).toHaveLength(2000)
    expect(bundle.entry?.at(-1)).toMatchObject({
      search: { mode: 'outcome' },
      resource: { issue: [{ code: 'incomplete' }] },
    })
  })

  it('a body nested without end is refused', async () => {
    const depth = 100_000
    const body: unknown = JSON.parse(
      `{"resourceType":"Basic","code":${'{"coding":['.repeat(depth)}${']}'.repeat(depth)}}`,
    )
    expect((await ask('POST', '/Basic', body)).status).toBe(400)
  })
})

describe('a long list sorted by what many share', () => {
  const priorities = ['urgent', 'routine', undefined]
  const requests = Array.from({ length: 2700 }, (_, index) => ({
    resourceType: 'ServiceRequest',
    id: `shared-${String(index).padStart(4, '0')}`,
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/shared' },
    ...(priorities[index % 3] ? { priority: priorities[index % 3] } : {}),
    // many of one day, and some of none
    ...(index % 7 ? { occurrenceDateTime: `2026-0${1 + (index % 5)}-0${1 + (index % 9)}` } : {}),
  }))
  beforeAll(() => store.load(requests))

  it.each([
    ['-priority,occurrence', 1, 1],
    ['priority,-occurrence', -1, -1],
  ])('by %s is whole, in order, and nobody is in it twice', async (sort, ofPriority, ofDay) => {
    const lastIfNone = (one: string | undefined, other: string | undefined, way: number) =>
      one === other ? 0 : one === undefined ? 1 : other === undefined ? -1 : way * (one < other ? -1 : 1)
    const expected = requests
      .toSorted(
        (one, other) =>
          lastIfNone(one.priority, other.priority, -ofPriority) ||
          lastIfNone(one.occurrenceDateTime, other.occurrenceDateTime, ofDay) ||
          ofDay * one.id.localeCompare(other.id),
      )
      .map(({ id }) => id)
    const ids: string[] = []
    let next: string | undefined = `/ServiceRequest?patient=shared&_sort=${sort}&_count=400`
    for (let pages = 0; next; pages++) {
      const bundle = bundleOf(await get(next))
      ids.push(...matches(bundle))
      next = linkIn(bundle, 'next')
      expect(pages).toBeLessThan(12)
    }
    expect(ids).toEqual(expected)
  })
})
