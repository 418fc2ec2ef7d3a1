import type { Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { loinc, snomed } from '#fhir/coding.ts'

import { chartRows, outcomeOf } from './chart-rows.ts'
import { toObservationChart } from './model.ts'

type Kept = Observation & { id: string }
const observation = (id: string, code: object, rest: Partial<Observation> = {}): Kept => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [code] },
  effectiveDateTime: '2026-03-14T10:05:00Z',
  ...rest,
})
const quantity = (value: number, code: string) => ({ valueQuantity: { value, code, unit: code } })
const setOf = (...observations: Kept[]) => {
  const [set] = toObservationChart(observations).sets
  if (!set) throw new Error('no set was made')
  return set
}
const pressure = observation('bp', loinc('85354-9'), {
  component: [
    { code: { coding: [loinc('8480-6')] }, ...quantity(95, 'mm[Hg]') },
    { code: { coding: [loinc('8462-4')] }, ...quantity(60, 'mm[Hg]') },
  ],
})
const cell = (label: string, set = setOf(pressure), scored = true) =>
  chartRows(scored)
    .find((row) => row.label === label)
    ?.cell(set)

it('keeps the order of the printed chart', () => {
  expect(chartRows(true).map(({ section, label }) => [section, label])).toEqual([
    ['A+B', 'Respirations'],
    [undefined, 'SpO2 scale 1'],
    [undefined, 'SpO2 scale 2'],
    [undefined, 'Air or oxygen'],
    ['C', 'Blood pressure'],
    [undefined, 'Pulse'],
    ['D', 'Consciousness'],
    ['E', 'Temperature'],
  ])
})

describe('a cell', () => {
  it('carries systolic over diastolic, and the score of the systolic, for the eye and for the ear', () => {
    expect(cell('Blood pressure')).toEqual({
      text: '95/60',
      inRowUnit: true,
      score: 2,
      spoken: '95 mmHg, over 60 mmHg, scores 2',
      remark: undefined,
    })
  })
  it('is not scored on another chart than NEWS2', () => {
    expect(cell('Blood pressure', setOf(pressure), false)?.score).toBeUndefined()
  })
  it('stands in the row of the scale that was used', () => {
    const set = setOf(observation('s', loinc('2708-6'), quantity(93, '%')))
    expect(cell('SpO2 scale 1', set)?.text).toBe('93')
    expect(cell('SpO2 scale 2', set)).toBeUndefined()
  })
  it('of an unscored value shows it as sent, with why', () => {
    const set = setOf(observation('t', loinc('8310-5'), quantity(98.6, '[degF]')))
    expect(cell('Temperature', set)).toMatchObject({
      text: '98.6 [degF]',
      inRowUnit: false,
      score: undefined,
      remark: 'unit not scored',
    })
  })
  it('is none where nothing was read', () => {
    expect(cell('Pulse')).toBeUndefined()
  })
})

describe('what a set comes to', () => {
  const score = (rest: Partial<Observation>) => setOf(observation('s', snomed('1104051000000101'), rest))
  it('is its total, band, monitoring and escalation', () => {
    expect(outcomeOf(score(quantity(7, '{ScoreOf}')), true)).toEqual({
      total: 7,
      band: 'high',
      words: 'high',
      monitoring: 'continuous monitoring',
      escalation: 'Emergency',
    })
  })
  it('is the reason where there is no total', () => {
    expect(outcomeOf(score({ dataAbsentReason: { text: 'Refused' } }), true)).toMatchObject({
      total: undefined,
      words: 'Refused',
    })
  })
  it('on another chart is only what somebody recorded', () => {
    expect(outcomeOf(score(quantity(2, '{ScoreOf}')), false).total).toBe(2)
    expect(outcomeOf(setOf(pressure), false)).toMatchObject({ total: undefined, words: '' })
  })
})
