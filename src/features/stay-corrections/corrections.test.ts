import type { Encounter } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { corrected, correctionRefusal, momentsOf } from './moments.ts'
import { alive, lastStep, undone } from './undo.ts'

const type = (code: string) => ({ coding: [{ code }] })
const place = (id: string, kind: string, start: string, end?: string) => ({
  location: { reference: `Location/${id}`, display: id },
  status: end ? ('completed' as const) : ('active' as const),
  physicalType: type(kind),
  period: { start, ...(end ? { end } : {}) },
})
const [came, moved, left, back, home] = [
  '2026-11-01T10:00:00.000Z',
  '2026-11-02T09:00:00.000Z',
  '2026-11-03T08:00:00.000Z',
  '2026-11-04T18:00:00.000Z',
  '2026-11-05T12:00:00.000Z',
] as const
const going: Stored<Encounter> = {
  resourceType: 'Encounter',
  id: 'e',
  status: 'in-progress',
  class: { code: 'IMP' },
  period: { start: came },
  location: [
    place('Ward 1', 'wa', came, moved),
    place('Bed 3', 'bd', came, moved),
    place('Ward 2', 'wa', moved),
    place('Bed 9', 'bd', moved),
  ],
}
const away: Stored<Encounter> = {
  ...going,
  status: 'onleave',
  statusHistory: [{ status: 'in-progress', period: { start: came, end: left } }],
}
const returned: Stored<Encounter> = {
  ...going,
  statusHistory: [
    { status: 'in-progress', period: { start: came, end: left } },
    { status: 'onleave', period: { start: left, end: back } },
  ],
}
const over: Stored<Encounter> = {
  ...returned,
  status: 'finished',
  period: { start: came, end: home },
  hospitalization: { admitSource: type('19'), dischargeDisposition: type('19') },
  location: (returned.location ?? []).map((one) =>
    one.period?.end ? one : { ...one, status: 'completed', period: { ...one.period, end: home } },
  ),
}
const times = (stay: Encounter) => momentsOf(stay).map(({ at }) => at)
const now = Date.parse('2026-11-06T00:00:00Z')
const hour = 3_600_000

describe('the moments of a stay', () => {
  it('are each told once, in order', () => {
    expect(momentsOf(over).map(({ words }) => words)).toEqual([
      'Admitted',
      'Moved to Ward 2, to Bed 9',
      'On home leave',
      'Back from leave',
      'Discharged',
    ])
    expect(momentsOf({ ...going, period: {}, location: [] })).toEqual([])
  })
  it('are put right wherever they stand, and nothing else is', () => {
    const earlier = Date.parse(moved) - hour
    const right = corrected(over, new Map([[Date.parse(moved), earlier]]))
    const at = new Date(earlier).toISOString()
    expect(right.location?.map(({ period }) => [period?.start, period?.end])).toEqual([
      [came, at],
      [came, at],
      [at, home],
      [at, home],
    ])
    expect(right.period).toEqual(over.period)
  })
  it.each([
    ['may each have been at another time', (all: number[]) => all.map((one) => one - hour), [], /can be/],
    [
      'never come before what they followed',
      (all: number[]) => all.with(1, (all[0] ?? 0) - hour),
      [],
      /not be after “Admitted”/,
    ],
    ['never are at one instant', (all: number[]) => all.with(1, all[0] ?? 0), [], /not be after/],
    ['are never to come', (all: number[]) => all.with(-1, now + hour), [], /in the future/],
    [
      'never fall into another stay',
      (all: number[]) => all.with(0, (all[0] ?? 0) - 48 * hour),
      [{ ...over, period: { start: '2026-10-20T00:00:00Z', end: '2026-10-31T00:00:00Z' } }],
      /another stay/,
    ],
  ] as const)('%s', (_, change, others, refused) => {
    expect(correctionRefusal(momentsOf(over), change(times(over)), others, now) ?? 'can be').toMatch(refused)
  })
})

describe('the last step of a stay', () => {
  it('of an admission alone is none', () => {
    expect(lastStep({ ...going, location: [place('Ward 1', 'wa', came)] })).toBeUndefined()
  })
  it('a discharge taken back leaves the patient where they were', () => {
    const { status, period, hospitalization, location } = undone(over)
    expect([status, period, hospitalization]).toEqual([
      'in-progress',
      { start: came },
      { admitSource: type('19') },
    ])
    expect(location).toEqual(going.location)
  })
  it('a move taken back leaves them in the bed before', () => {
    expect(undone(going).location).toEqual([place('Ward 1', 'wa', came), place('Bed 3', 'bd', came)])
  })
  it('leave, and the return from it, are taken back one by one', () => {
    expect(undone(returned)).toMatchObject({ status: 'onleave', statusHistory: away.statusHistory })
    expect(undone(away)).toMatchObject({ status: 'in-progress', statusHistory: [] })
  })
  it('a death that was not is said no more; one that was recorded otherwise stays', () => {
    const patient = { resourceType: 'Patient' as const, id: 'p', deceasedDateTime: home }
    expect(alive(patient, over)).toEqual({ resourceType: 'Patient', id: 'p' })
    expect(alive({ ...patient, deceasedDateTime: '2026-11-05' }, over)).toBeUndefined()
  })
})
