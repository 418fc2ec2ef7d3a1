import { describe, expect, it } from 'vitest'

import { toInCharge } from './in-charge.ts'
import type { BedRow, Occupant, Ward } from './model.ts'
import type { WardScore } from './scores.ts'

const now = Date.parse('2026-03-14T10:00:00Z')
const details: Occupant['details'] = {
  namedNurse: undefined,
  expectedDischarge: undefined,
  expectedTime: undefined,
  delay: undefined,
  pathway: undefined,
  criteria: undefined,
  diet: undefined,
  mobility: undefined,
}
const row = (patientId: string, nurse?: string): BedRow => ({
  id: patientId,
  bedId: patientId,
  bed: `Bed ${patientId}`,
  bayId: undefined,
  bay: undefined,
  state: {
    status: 'occupied',
    occupant: {
      encounterId: `e${patientId}`,
      patientId,
      patient: undefined,
      sameName: false,
      reason: undefined,
      since: undefined,
      consultant: undefined,
      consultantId: undefined,
      speciality: undefined,
      outlier: false,
      details: nurse ? { ...details, namedNurse: { who: nurse, user: nurse } } : details,
    },
  },
})
const score = (total: number, band: WardScore['band'], overdueAt: number): WardScore => ({
  chart: 'NEWS2',
  total,
  band,
  level: undefined,
  uncertain: false,
  trend: 'steady',
  previous: undefined,
  instant: now,
  at: undefined,
  incomplete: undefined,
  due: { at: overdueAt, overdueAt, words: '' },
})
const ward: Ward = {
  id: 'w',
  name: 'Ward',
  site: undefined,
  rows: [row('1', 'Okoro'), row('2', 'Okoro'), row('3', 'Slater'), row('4')],
  withheld: 0,
  withheldPatients: [],
}
const asked = <T extends object>(of: [string, T][]) => ({
  data: { of: new Map(of), withheld: 0, unreadable: 0 },
  error: null,
})
const counted = toInCharge(ward, {
  scores: asked([
    ['1', score(5, 'medium', now + 1)],
    ['2', score(9, 'high', now - 1)],
    ['3', score(1, 'low', now + 1)],
  ]),
  tasks: asked([['2', { tasks: [{ id: 't', what: 'Turn', kind: undefined, dueAt: now - 1 }] }]]),
  now,
})

describe('the nurse in charge sees', () => {
  it('how ill the ward is, the highest score by name first', () => {
    expect(counted.illest.map(({ bed, score: { total } }) => [bed, total])).toEqual([
      ['Bed 2', 9],
      ['Bed 1', 5],
    ])
    expect(counted.acuity).toContainEqual({ words: 'No score', count: 1 })
  })
  it('whose observations are late; who has none at all is late too', () => {
    expect(counted.overdue.map(({ bed }) => bed)).toEqual(['Bed 4', 'Bed 2'])
  })
  it('what each nurse carries, and before them the patients who have none', () => {
    expect(
      counted.nurses.map(({ who, patients, ill, overdue, tasks }) => [
        who,
        patients.length,
        ill,
        overdue,
        tasks,
      ]),
    ).toEqual([
      [undefined, 1, 0, 1, 0],
      ['Okoro', 2, 2, 1, 1],
      ['Slater', 1, 0, 0, 0],
    ])
  })
})
