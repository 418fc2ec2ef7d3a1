import { describe, expect, it } from 'vitest'

import type { Alert } from '#clinical/care/alert.ts'
import type { StayDetails } from '#clinical/care/stay-details.ts'

import { boardViewIn, isFiltered, rowsIn, withView } from './board-view.ts'
import type { BedRow } from './model.ts'
import { alertsForAll, shortName } from './privacy.ts'
import type { WardScore } from './scores.ts'

const nothing: StayDetails = {
  namedNurse: undefined,
  expectedDischarge: undefined,
  expectedTime: undefined,
  delay: undefined,
  pathway: undefined,
  criteria: undefined,
  diet: undefined,
  mobility: undefined,
}
const row = (id: string, nurse?: string, bayId = 'bay-a'): BedRow => ({
  id,
  bedId: id,
  bed: id,
  bayId,
  bay: bayId,
  state: {
    status: 'occupied',
    occupant: {
      encounterId: `stay-${id}`,
      patientId: id,
      patient: undefined,
      sameName: false,
      reason: undefined,
      since: undefined,
      consultant: 'Dr Attend',
      consultantId: 'c1',
      speciality: undefined,
      outlier: false,
      details: nurse ? { ...nothing, namedNurse: { who: 'A nurse', user: nurse } } : nothing,
    },
  },
})
const free: BedRow = {
  id: 'free',
  bedId: 'free',
  bed: 'free',
  bayId: 'bay-b',
  bay: 'Bay B',
  state: { status: 'empty', words: 'Free', free: true, kind: 'free' },
}
const now = Date.parse('2026-03-29T02:30:00Z')
const score = (total: number, band: WardScore['band'], overdueAt: number): WardScore => ({
  chart: 'NEWS2',
  total,
  band,
  level: undefined,
  uncertain: false,
  trend: 'first',
  previous: undefined,
  instant: now,
  at: undefined,
  incomplete: undefined,
  due: { at: overdueAt, overdueAt, words: 'hourly' },
})
const scores = new Map([
  ['well', score(0, 'low', now + 60_000)],
  ['ill', score(7, 'high', now - 60_000)],
  ['three', score(3, 'low-medium', now - 120_000)],
])
const rows = [row('well'), free, row('ill', '555'), row('three'), row('unknown')]
const shown = (search: string) =>
  rowsIn(rows, boardViewIn(new URLSearchParams(search)), { user: '555', now, scores }).map(({ id }) => id)

describe('a ward board', () => {
  it('shows every bed in bed order when nothing is asked for', () => {
    expect(shown('')).toEqual(['well', 'free', 'ill', 'three', 'unknown'])
    expect(isFiltered(boardViewIn(new URLSearchParams('view=bays&sort=due&privacy=1')))).toBe(false)
  })
  it('shows the whole ward for words it does not understand', () => {
    expect(shown('band=purple&sort=luck')).toHaveLength(5)
  })
  it('puts who has no score before everybody, then the longest overdue, then empty beds', () => {
    expect(shown('sort=due')).toEqual(['unknown', 'three', 'ill', 'well', 'free'])
  })
  it('puts the illest first, and unknown ones before the well', () => {
    expect(shown('sort=score')).toEqual(['ill', 'three', 'unknown', 'well', 'free'])
  })
  it('leaves out by band only those whose band is known to be lower', () => {
    expect(shown('band=medium')).toEqual(['ill', 'unknown'])
    expect(shown('band=low-medium')).toEqual(['ill', 'three', 'unknown'])
  })
  it('counts somebody without a set as overdue', () => {
    expect(shown('overdue=1')).toEqual(['ill', 'three', 'unknown'])
  })
  it('knows my patients by the named nurse', () => expect(shown('mine=1')).toEqual(['ill']))
  it('keeps empty beds when only a bay is chosen', () => expect(shown('bay=bay-b')).toEqual(['free']))
  it('writes into the address only what is not as usual', () => {
    const search = withView(new URLSearchParams('other=1'), { layout: 'bays', mine: true, sort: 'bed' })
    expect(search.toString()).toBe('other=1&view=bays&mine=1')
    expect(withView(search, { layout: 'table', mine: false }).toString()).toBe('other=1')
  })
})

describe('a screen that others see', () => {
  const alert = (kind: Alert['kind'], words: string) => ({ kind, words }) as Alert
  it('says the surname and one letter', () => {
    expect(shortName({ name: 'FIELD, Ada (Mrs)' })).toBe('FIELD A')
    expect(shortName({ name: 'UNKNOWN' })).toBe('UNKNOWN')
  })
  it('says that there are precautions, not against what, and nothing of safeguarding or resuscitation', () => {
    expect(
      alertsForAll([
        alert('infection', 'MRSA carrier'),
        alert('safety', 'Adult safeguarding concern'),
        alert('resuscitation', 'Not for CPR'),
        alert('safety', 'At increased risk for falls'),
      ]),
    ).toEqual(['Isolation', 'Falls risk'])
  })
})
