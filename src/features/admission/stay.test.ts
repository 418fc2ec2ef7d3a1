import type { Encounter, Location } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { exactly, momentOf } from './draft.ts'
import { died, discharged, dischargeRefusal } from './discharging.ts'
import { admission, bedOf, leaveRefusal, onLeave, refusalOf, transferred, transferRefusal } from './stay.ts'

const place = (id: string, name: string, state?: string): Stored<Location> => ({
  resourceType: 'Location',
  id,
  name,
  status: 'active',
  ...(state ? { operationalStatus: { code: state } } : {}),
})
const ward = place('w', 'Ward 20')
const free = place('b', 'Bed 3', 'U')
const writer = {
  patientId: 'ada',
  identifier: { system: 's', value: 'v' },
  organisation: { display: 'East Lancashire' },
}
const bare = {
  wardId: 'w',
  bedId: 'b',
  at: '2026-07-01T14:05',
  method: '',
  source: '',
  speciality: '',
  consultant: '',
  management: '',
  sideRoom: false,
  listed: '',
  treated: true,
  expectedDischarge: '',
  reason: '',
}
const stay: Stored<Encounter> = { ...admission(bare, { ward, bed: free }, writer), id: 'e' }

describe('an admission', () => {
  it('needs no more than a ward and a bed; the time is the ward’s clock', () => {
    expect(stay.period).toEqual({ start: '2026-07-01T13:05:00.000Z' })
    expect(stay.location?.map(({ location }) => location.display)).toEqual(['Ward 20', 'Bed 3'])
    expect(stay).not.toHaveProperty('hospitalization')
    expect(bedOf(stay)).toBe('b')
  })

  it('carries the UK codes of how and from where, the speciality, and who answers for it', () => {
    const known = admission(
      {
        ...bare,
        method: '21',
        source: '19',
        speciality: '326',
        consultant: 'Practitioner/c Dr Amina Hargreaves',
      },
      { ward, bed: free },
      writer,
    )
    expect(known.hospitalization?.extension?.[0]?.valueCodeableConcept?.coding?.[0]).toEqual({
      system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-AdmissionMethodEngland',
      code: '21',
      display: 'Emergency: ED of this provider',
    })
    expect(known.hospitalization?.admitSource?.coding?.[0]?.code).toBe('19')
    expect(known.serviceType?.text).toBe('Acute Internal Medicine')
    expect(known.participant?.[0]).toMatchObject({
      individual: { reference: 'Practitioner/c', display: 'Dr Amina Hargreaves' },
      period: { start: known.period?.start },
    })
  })

  it.each([
    ['into a bed that is free', free, [], /can be done/],
    ['into a bed that was taken', place('b', 'Bed 3', 'O'), [], /Bed 3 is no longer free/],
    ['into a bed that is being cleaned', place('b', 'Bed 3', 'H'), [], /no longer free/],
    ['of somebody who is in hospital', free, [stay], /in hospital already/],
    [
      'before the end of the last stay',
      free,
      [{ ...stay, status: 'finished', period: { end: '2026-07-02T10:00:00Z' } }],
      /in another stay at that time/,
    ],
    [
      'after the end of the last stay',
      free,
      [{ ...stay, status: 'finished', period: { end: '2026-06-30T10:00:00Z' } }],
      /can be done/,
    ],
  ] as const)('%s', (_, bed, stays, refused) => {
    const words = refusalOf({ ward, bed }, [...stays], Date.parse('2026-07-01T13:05:00Z'))
    expect(words ?? 'can be done').toMatch(refused)
  })
})

const ready = { ready: '', delay: '', checked: [] }

describe('a discharge', () => {
  const home = { at: '2026-07-04T11:30', method: '1', destination: '19', bed: 'H' as const, ...ready }

  it('ends the stay and every place of it at the same instant', () => {
    const ended = discharged(stay, home)
    expect(ended.status).toBe('finished')
    const ends = [ended.period?.end, ...(ended.location ?? []).map(({ period }) => period?.end)]
    expect(new Set(ends)).toEqual(new Set(['2026-07-04T10:30:00.000Z']))
    expect(bedOf(ended)).toBeUndefined()
  })

  it('says what it waited for, since when, and what was looked at; of leave it is the end', () => {
    const away = onLeave(stay, '2026-07-03T11:00')
    const ended = discharged(away, { ...home, ready: '2026-07-02', delay: 'transport', checked: ['told'] })
    expect(ended.extension).toMatchObject([
      {},
      { valueDate: '2026-07-02' },
      { valueCode: 'transport' },
      { extension: [{ valueCode: 'told' }] },
    ])
    expect(ended.statusHistory?.at(-1)).toMatchObject({
      status: 'onleave',
      period: { end: '2026-07-04T10:30:00.000Z' },
    })
  })

  it.each([
    ['home on advice', home, stay, /can be done/],
    ['before the admission', { ...home, at: '2026-07-01T14:00' }, stay, /before it began/],
    ['ready only after it', { ...home, ready: '2026-07-05' }, stay, /ready to leave after/],
    ['of a stay that is over', home, { ...stay, status: 'finished' as const }, /not under way/],
    ['of who died to another hospital', { ...home, method: '4', destination: '51' }, stay, /died/],
    ['of who died', { ...home, method: '4', destination: '79' }, stay, /can be done/],
    ['of somebody alive as died', { ...home, destination: '79' }, stay, /died/],
  ] as const)('%s', (_, draft, of, refused) => {
    const words = dischargeRefusal(of, draft)
    expect(words ?? 'can be done').toMatch(refused)
  })
})

describe('a transfer', () => {
  const other = { ward: place('w2', 'Ward 21'), bed: place('b2', 'Bed 9', 'U') }
  const move = {
    wardId: 'w2',
    bedId: 'b2',
    consultant: '',
    at: '2026-07-02T09:00',
    bed: 'H' as const,
    sideRoom: false,
  }

  it('ends the ward stay and begins the next at the same instant; the spell goes on', () => {
    const moved = transferred(stay, move, other)
    expect(moved.status).toBe('in-progress')
    expect(moved.period).toEqual(stay.period)
    expect(
      moved.location?.map(({ location, period }) => [location.display, period?.start, period?.end]),
    ).toEqual([
      ['Ward 20', '2026-07-01T13:05:00.000Z', '2026-07-02T08:00:00.000Z'],
      ['Bed 3', '2026-07-01T13:05:00.000Z', '2026-07-02T08:00:00.000Z'],
      ['Ward 21', '2026-07-02T08:00:00.000Z', undefined],
      ['Bed 9', '2026-07-02T08:00:00.000Z', undefined],
    ])
    expect(bedOf(moved)).toBe('b2')
  })

  it('to another consultant ends one episode and begins the next, and nobody moves', () => {
    const first = admission({ ...bare, consultant: 'Practitioner/a Dr A' }, { ward, bed: free }, writer)
    const under = transferred(
      { ...first, id: 'e' },
      { ...move, consultant: 'Practitioner/b Dr B' },
      undefined,
    )
    expect(under.location).toEqual(first.location)
    expect(under.participant?.map(({ individual, period }) => [individual?.display, period?.end])).toEqual([
      ['Dr A', '2026-07-02T08:00:00.000Z'],
      ['Dr B', undefined],
    ])
  })

  it.each([
    ['to a free bed', move, other, /can be done/],
    [
      'to a bed that was taken',
      move,
      { ...other, bed: place('b2', 'Bed 9', 'O') },
      /Bed 9 is no longer free/,
    ],
    ['before the admission', { ...move, at: '2026-07-01T14:00' }, other, /before it began/],
    ['to nowhere', move, undefined, /Choose a ward/],
  ] as const)('%s', (_, draft, to, refused) => {
    expect(transferRefusal(stay, draft, to) ?? 'can be done').toMatch(refused)
  })
})

it('home leave keeps the bed, and says from when to when', () => {
  const away = onLeave(stay, '2026-07-03T11:00')
  expect([away.status, bedOf(away)]).toEqual(['onleave', 'b'])
  const back = onLeave(away, '2026-07-04T11:00')
  expect(back.status).toBe('in-progress')
  expect(leaveRefusal(back, '2026-07-04T10:00')).toMatch(/before/)
  expect(leaveRefusal(back, '2026-07-04T12:00')).toBeUndefined()
  expect(back.statusHistory).toEqual([
    { status: 'in-progress', period: { start: '2026-07-01T13:05:00.000Z', end: '2026-07-03T10:00:00.000Z' } },
    { status: 'onleave', period: { start: '2026-07-03T10:00:00.000Z', end: '2026-07-04T10:00:00.000Z' } },
  ])
})

it('who died is said to have died then, and an earlier word of it is kept', () => {
  const ada = { resourceType: 'Patient' as const, id: 'ada', deceasedBoolean: true }
  const end = { at: '2026-07-04T11:30', method: '4', destination: '79', bed: 'H' as const, ...ready }
  expect(died(ada, end)).toEqual({
    resourceType: 'Patient',
    id: 'ada',
    deceasedDateTime: '2026-07-04T10:30:00.000Z',
  })
  const known = { resourceType: 'Patient' as const, id: 'ada', deceasedDateTime: '2026-07-04' }
  expect(died(known, end)).toBe(known)
})

it('of two steps in one minute the second comes after the first', () => {
  const now = Date.parse('2026-07-01T13:05:42.123Z')
  const step = exactly({ at: '2026-07-01T14:05' }, now)
  expect(momentOf(step.at)).toBe(now)
  expect(exactly({ at: '2026-07-01T14:04' }, now)).toEqual({ at: '2026-07-01T14:04' })
})
