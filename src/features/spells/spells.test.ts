import type { Encounter } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { toCsv, toTable } from './rows.ts'
import { isSpell, midnights, toSpell } from './spells.ts'

const type = (code: string) => ({ coding: [{ code }] })
const at = (id: string, kind: string, start: string, end?: string) => ({
  location: { reference: `Location/${id}`, display: id },
  status: end ? ('completed' as const) : ('active' as const),
  physicalType: type(kind),
  period: { start, ...(end ? { end } : {}) },
})
const under = (name: string, start?: string, end?: string) => ({
  type: [type('ATND')],
  individual: { display: name },
  ...(start ? { period: { start, ...(end ? { end } : {}) } } : {}),
})
const stay = (more: Partial<Encounter>): Stored<Encounter> => ({
  resourceType: 'Encounter',
  id: 'e1',
  status: 'finished',
  class: { code: 'IMP' },
  period: { start: '2026-11-01T10:00:00Z', end: '2026-11-05T12:00:00Z' },
  ...more,
})
const spellOf = (more: Partial<Encounter>) => toSpell(stay(more), () => undefined)

describe('a spell', () => {
  it('has an episode for each consultant in turn, and a transfer of consultant starts one', () => {
    const { episodes } = spellOf({
      participant: [
        under('Dr B', '2026-11-03T09:00:00Z'),
        under('Dr A', '2026-11-01T10:00:00Z', '2026-11-03T09:00:00Z'),
        { type: [type('named-nurse')], individual: { display: 'A nurse' } },
      ],
    })
    expect(episodes).toEqual([
      { number: 1, consultant: 'Dr A', start: '2026-11-01T10:00:00Z', end: '2026-11-03T09:00:00Z' },
      { number: 2, consultant: 'Dr B', start: '2026-11-03T09:00:00Z', end: '2026-11-05T12:00:00Z' },
    ])
  })
  it('says from when to when nobody was named', () => {
    expect(spellOf({ participant: [under('Dr A', '2026-11-02T10:00:00Z')] }).episodes).toMatchObject([
      { number: 1, consultant: undefined, end: '2026-11-02T10:00:00Z' },
      { number: 2, consultant: 'Dr A', end: '2026-11-05T12:00:00Z' },
    ])
    expect(spellOf({}).episodes).toMatchObject([{ consultant: undefined, end: '2026-11-05T12:00:00Z' }])
    expect(spellOf({ participant: [under('Dr A')] }).episodes).toHaveLength(1)
  })
  it('has a ward stay for each ward; another bed of it is the same stay, coming back to it is another', () => {
    const { wardStays } = spellOf({
      location: [
        at('Ward 1', 'wa', '2026-11-01T10:00:00Z', '2026-11-02T08:00:00Z'),
        at('Bed 3', 'bd', '2026-11-01T10:00:00Z', '2026-11-01T20:00:00Z'),
        at('Bed 4', 'bd', '2026-11-01T20:00:00Z', '2026-11-02T08:00:00Z'),
        at('Ward 1', 'wa', '2026-11-02T08:00:00Z', '2026-11-02T18:00:00Z'),
        at('Ward 2', 'wa', '2026-11-02T18:00:00Z', '2026-11-04T18:00:00Z'),
        at('Ward 1', 'wa', '2026-11-04T18:00:00Z'),
        { location: { reference: 'Location/Ward 3' }, status: 'planned', physicalType: type('wa') },
      ],
    })
    expect(wardStays.map(({ ward, start, end }) => [ward, start?.slice(8, 13), end?.slice(8, 13)])).toEqual([
      ['Ward 1', '01T10', '02T18'],
      ['Ward 2', '02T18', '04T18'],
      ['Ward 1', '04T18', '05T12'],
    ])
  })
  it('counts its nights without those on home leave, of the leave that goes on too', () => {
    const history = (status: Encounter['status'], start: string, end: string) => ({
      status,
      period: { start, end },
    })
    const away = {
      statusHistory: [
        history('in-progress', '2026-11-01T10:00:00Z', '2026-11-02T10:00:00Z'),
        history('onleave', '2026-11-02T10:00:00Z', '2026-11-04T10:00:00Z'),
      ],
    }
    expect(spellOf({}).nights).toBe(4)
    expect(spellOf(away)).toMatchObject({ nights: 2, leaves: [{ start: '2026-11-02T10:00:00Z' }] })
    expect(spellOf({ ...away, status: 'onleave' }).leaves.at(-1)).toEqual({
      start: '2026-11-04T10:00:00Z',
      end: undefined,
    })
  })
  it.each([
    ['in one day', '2026-11-01T08:00:00Z', '2026-11-01T23:59:00Z', 0],
    ['across midnight', '2026-11-01T23:59:00Z', '2026-11-02T00:01:00Z', 1],
    ['across a midnight that is summer time’s', '2026-07-01T22:59:00Z', '2026-07-01T23:01:00Z', 1],
    ['in the night the clocks go forward', '2026-03-28T23:30:00Z', '2026-03-29T00:30:00Z', 1],
    ['in the night the clocks go back', '2026-10-24T22:30:00Z', '2026-10-25T01:30:00Z', 1],
    ['over the change, a week', '2026-10-22T12:00:00+01:00', '2026-10-29T12:00:00Z', 7],
    ['not yet ended', '2026-11-01T08:00:00Z', undefined, undefined],
    ['with times that contradict', '2026-11-02T08:00:00Z', '2026-11-01T08:00:00Z', undefined],
  ])('has midnights of London: %s', (_, start, end, nights) => {
    expect(midnights({ start, end })).toBe(nights)
  })
  it.each([
    ['planned', 'IMP', false],
    ['cancelled', 'IMP', false],
    ['entered-in-error', 'IMP', false],
    ['in-progress', 'IMP', true],
    ['onleave', 'IMP', true],
    ['finished', 'EMER', false],
  ] as const)('is not everything: %s %s', (status, code, is) => {
    expect(isSpell(stay({ status, class: { code } }))).toBe(is)
  })
})

describe('the list', () => {
  const found = [
    { spell: spellOf({ participant: [under('Dr "A"', '2026-11-02T10:00:00Z')] }), patient: undefined },
  ]
  it('has a line for each episode, with its number and the spell it is of', () => {
    expect(toTable('episodes', found).rows.map((row) => row.slice(3))).toEqual([
      ['1 of 2', 'Not recorded', 'Not recorded', '01-Nov-2026 10:00', '02-Nov-2026 10:00', 'e1'],
      ['2 of 2', 'Dr "A"', 'Not recorded', '02-Nov-2026 10:00', '05-Nov-2026 12:00', 'e1'],
    ])
  })
  it('is a file that a spreadsheet reads, and takes no words for a formula', () => {
    const csv = toCsv({ heads: ['Name'], rows: [['=SUM(A1)'], ['Dr "A", Ward 1']] })
    expect(csv).toBe('\uFEFF"Name"\r\n"\'=SUM(A1)"\r\n"Dr ""A"", Ward 1"\r\n')
  })
})
