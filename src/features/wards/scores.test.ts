import type { Flag, Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { dueWords } from '#clinical/observations/due-words.ts'
import { observationCodes } from '#clinical/observations/observation-codes.ts'
import type { Stored } from '#fhir/client.ts'

import { chartOf, soonness, toWardAlerts, toWardScores } from './scores.ts'

const hour = 3_600_000
const now = Date.parse('2026-03-14T12:00:00Z')
const score = (
  id: string,
  patientId: string,
  hoursAgo: number,
  rest: Partial<Observation> = {},
): Stored<Observation> => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [...observationCodes.score] },
  subject: { reference: `Patient/${patientId}` },
  effectiveDateTime: new Date(now - hoursAgo * hour).toISOString(),
  ...rest,
})
const total = (value: number) => ({ valueQuantity: { value } })

describe('the newest score of each patient', () => {
  const scores = toWardScores([
    score('a', 'p1', 1, total(6)),
    score('b', 'p1', 5, total(2)),
    score('c', 'p2', 5, total(2)),
    score('d', 'p3', 0.5, { dataAbsentReason: { text: 'Refused' } }),
    score('e', 'p3', 7, total(1)),
    score('f', 'p4', 1, { ...total(9), status: 'entered-in-error' }),
  ])
  it('comes with how it moved', () => {
    expect(scores.get('p1')).toMatchObject({ total: 6, band: 'medium', trend: 'rising', previous: 2 })
    expect(scores.get('p2')).toMatchObject({ total: 2, trend: 'first', previous: undefined })
  })
  it('is the last complete one, and says why the newest set has none', () => {
    expect(scores.get('p3')).toMatchObject({ total: 1, incomplete: 'Refused' })
    expect(dueWords(scores.get('p3')?.due, now)).toMatchObject({ urgency: 'overdue', words: 'overdue 01:00' })
  })
  it('is never one taken back', () => {
    expect(scores.has('p4')).toBe(false)
  })
  it('sorts the longest overdue first, whoever was never seen before them', () => {
    const order = ['p1', 'p2', 'p3', 'none'].toSorted(
      (one, other) => soonness(scores.get(one)) - soonness(scores.get(other)),
    )
    expect(order).toEqual(['none', 'p3', 'p1', 'p2'])
  })
})

it('a child and a mother need another chart than NEWS2', () => {
  const patient = (birth: string) => ({ birth }) as never
  expect(chartOf({ patient: patient('2020-01-01'), speciality: 'Paediatrics' }, new Date(now))).toBe('PEWS')
  expect(chartOf({ patient: patient('1990-01-01'), speciality: 'Obstetrics' }, new Date(now))).toBe(
    'maternity',
  )
  expect(chartOf({ patient: undefined, speciality: undefined }, new Date(now))).toBe('NEWS2')
})

it('an alert nobody can read is counted, never taken for none', () => {
  const flag = (id: string, code: unknown) =>
    ({
      resourceType: 'Flag',
      id,
      status: 'active',
      subject: { reference: 'Patient/p1' },
      code,
    }) as Stored<Flag>
  const { of, unreadable } = toWardAlerts([flag('f1', { coding: 5 }), flag('f2', { coding: 5 })])
  expect(unreadable).toBe(2)
  expect(of.has('p1')).toBe(false)
})
