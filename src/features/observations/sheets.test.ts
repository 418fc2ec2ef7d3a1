import type { Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { loinc, snomed } from '#fhir/coding.ts'

import { toChildScore } from '#clinical/observations/child-score.ts'
import { type ObservationSet, toObservationChart } from '#clinical/observations/observation-set.ts'

import { outcomeOf } from './outcome.ts'
import { rowsOf, toSheets } from './sheets.ts'

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
const setOf = (...observations: Kept[]) => chartedAs(undefined, ...observations)
const chartedAs = (birth: string | undefined, ...observations: Kept[]) => {
  const [set] = toObservationChart(observations, { birth, childScore: toChildScore }).sets
  if (!set) throw new Error('no set was made')
  return set
}
const pressure = observation('bp', loinc('85354-9'), {
  component: [
    { code: { coding: [loinc('8480-6')] }, ...quantity(95, 'mm[Hg]') },
    { code: { coding: [loinc('8462-4')] }, ...quantity(60, 'mm[Hg]') },
  ],
})
const cell = (label: string, set: ObservationSet = setOf(pressure)) =>
  rowsOf(set.chart)
    .find((row) => row.label === label)
    ?.cell(set)

it('keeps the order of the printed chart', () => {
  expect(rowsOf({ chart: 'NEWS2', band: undefined }).map(({ section, label }) => [section, label])).toEqual([
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
      mark: { sign: '2', tint: 'news2-2', words: 'scores 2' },
      spoken: '95 mmHg, over 60 mmHg, scores 2',
      remark: undefined,
    })
  })
  it('of a child is scored by the chart of the age', () => {
    expect(cell('Blood pressure', chartedAs('2014-01-01', pressure))?.mark?.sign).toBe('0')
    expect(cell('Blood pressure', chartedAs('2025-06-01', pressure))?.mark?.sign).toBe('1')
  })
  it('of a child whose birth date is too inexact is not scored', () => {
    expect(cell('Blood pressure', chartedAs('2021', pressure))?.mark).toBeUndefined()
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
      mark: undefined,
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
    expect(outcomeOf(score(quantity(7, '{ScoreOf}')))).toMatchObject({
      total: '7',
      tint: 'band-high',
      words: 'high',
      monitoring: 'continuous monitoring',
      escalation: 'Emergency',
    })
  })
  it('is the reason where there is no total', () => {
    expect(outcomeOf(score({ dataAbsentReason: { text: 'Refused' } }))).toMatchObject({
      total: '–',
      words: 'Refused',
    })
  })
  it('of a child is the level, raised by consciousness above what the total asks for', () => {
    const total = observation('s', snomed('1363261000000104'), quantity(2, '{ScoreOf}'))
    const voice = observation('v', snomed('1104441000000107'), {
      valueCodeableConcept: { coding: [snomed('300202002')] },
    })
    expect(outcomeOf(chartedAs('2017-01-01', total))).toMatchObject({ total: '2', tint: 'pews-level-low' })
    expect(outcomeOf(chartedAs('2017-01-01', total, voice))).toMatchObject({
      total: '2',
      tint: 'pews-level-high',
      words: 'high, by responds to voice',
    })
  })
  it('asks to escalate a concern whatever the score is', () => {
    const worried = observation(
      'c',
      { system: 'https://lune.example/fhir/CodeSystem/observation', code: 'concern' },
      {
        component: [{ code: { coding: [{ code: 'family' }] }, valueBoolean: true }],
      },
    )
    const well = observation('s', snomed('1104051000000101'), quantity(0, '{ScoreOf}'))
    expect(outcomeOf(setOf(well, worried)).response).toContain('Escalate whatever the score is')
  })
})

describe('sheets', () => {
  const pulseAt = (id: string, at: string) => ({
    ...observation(id, loinc('8867-4'), quantity(100, '/min')),
    effectiveDateTime: at,
  })
  it('change on a birthday inside of a stay', () => {
    const { sets } = toObservationChart(
      [pulseAt('a', '2026-03-13T22:00:00Z'), pulseAt('b', '2026-03-14T02:00:00Z')],
      { birth: '2021-03-14', childScore: toChildScore },
    )
    expect(toSheets(sets).map(({ title }) => title)).toEqual([
      'PEWS chart, 1 to 4 years',
      'PEWS chart, 5 to 12 years',
    ])
  })
  it('of a child keep a NEWS2 somebody recorded, and say that it is not valid there', () => {
    const wrong = observation('s', snomed('1104051000000101'), quantity(3, '{ScoreOf}'))
    const [sheet] = toSheets([chartedAs('2017-01-01', wrong)])
    expect(sheet?.rows.at(-1)).toMatchObject({ label: 'NEWS2 recorded', unit: 'not valid on this chart' })
    expect(sheet?.totalLabel).toBe('PEWS total')
  })
})
