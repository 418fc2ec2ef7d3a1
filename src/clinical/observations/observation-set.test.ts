import { existsSync, readFileSync } from 'node:fs'

import type { Bundle, Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { ScaleDecision } from './news2-score.ts'
import { subScoreCodes } from './observation-codes.ts'
import { loinc, snomed } from '#fhir/coding.ts'

import { dueAfter, toObservationChart, totalOf, toScoreAt } from './observation-set.ts'

type Kept = Observation & { id: string }
const ten = '2026-03-14T10:05:00+00:00'

const observation = (id: string, code: object, rest: Partial<Observation> = {}): Kept => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [code] },
  effectiveDateTime: ten,
  ...rest,
})
const quantity = (value: number, code: string) => ({ valueQuantity: { value, code, unit: code } })

/** The second RCP vector: NEWS2 5. */
const readings = (at = ten): Kept[] =>
  [
    observation('rr', snomed('86290005'), quantity(21, '{Breaths}/min')),
    observation('spo2', loinc('2708-6'), quantity(93, '%')),
    observation('air', snomed('722742002')),
    observation('bp', snomed('75367002'), {
      component: [
        { code: { coding: [snomed('72313002')] }, ...quantity(120, 'mm[Hg]') },
        { code: { coding: [snomed('1091811000000102')] }, ...quantity(60, 'mm[Hg]') },
      ],
    }),
    observation('pulse', loinc('8867-4'), quantity(95, '/min')),
    observation('acvpu', snomed('1104441000000107'), {
      valueCodeableConcept: { coding: [snomed('248234008')] },
    }),
    observation('temp', loinc('8310-5'), quantity(37.5, 'Cel')),
  ].map((one) => ({ ...one, effectiveDateTime: at }))

const score = (value: number, rest: Partial<Observation> = {}) =>
  observation('score', snomed('1104051000000101'), {
    ...quantity(value, '{ScoreOf}'),
    derivedFrom: readings().map(({ id }) => ({ reference: `Observation/${id}` })),
    ...rest,
  })

describe('a set', () => {
  it('is one column with its readings and its score', () => {
    const { sets } = toObservationChart([...readings(), score(5)])
    expect(sets).toHaveLength(1)
    expect(sets[0]).toMatchObject({ scale: 1, disagreement: undefined, computed: { total: 5 } })
  })
  it('that disagrees with its score names both', () => {
    const [set] = toObservationChart([...readings(), score(6)]).sets
    expect(set?.disagreement).toBe('Recorded 6, these readings give 5')
    expect(set && totalOf(set)).toBe(6)
    expect(set && toScoreAt(set)).toMatchObject({ total: 6, complete: true })
  })
  it('is held together by its score even when the times differ', () => {
    const late = readings().map((one) => ({ ...one, effectiveDateTime: '2026-03-14T10:09:00+00:00' }))
    expect(toObservationChart([...late, score(5)]).sets).toHaveLength(1)
  })
  it('is held together by its time when there is no score, whatever the offset', () => {
    const [first, ...rest] = readings()
    const abroad = { ...first, effectiveDateTime: '2026-03-14T11:05:00+01:00' } as Kept
    const { sets } = toObservationChart([abroad, ...rest])
    expect(sets).toHaveLength(1)
    expect(sets[0]?.recorded).toBeUndefined()
    expect(sets[0] && totalOf(sets[0])).toBe(5)
  })
  it('takes a score at its time that names no readings', () => {
    const { derivedFrom: _, ...alone } = score(5)
    expect(toObservationChart([...readings(), alone]).sets).toHaveLength(1)
  })
  it('of a score alone shows what was recorded and computes nothing', () => {
    const [set] = toObservationChart([score(6)]).sets
    expect(set).toMatchObject({ readings: {}, recorded: { total: 6 }, computed: { status: 'incomplete' } })
    expect(set && toScoreAt(set)).toMatchObject({ total: 6, complete: true })
  })
  it('with one reading missing has no score', () => {
    const [set] = toObservationChart(readings().slice(1)).sets
    expect(set?.computed).toMatchObject({ status: 'incomplete', missing: ['rr'] })
    expect(set && totalOf(set)).toBeUndefined()
  })
  it('never lets one of two pulses at the same time hide the other', () => {
    const two = [
      observation('a', loinc('8867-4'), quantity(70, '/min')),
      observation('b', loinc('8867-4'), quantity(140, '/min')),
    ]
    expect(toObservationChart(two).sets.map(({ readings }) => readings.pulse?.value)).toEqual([70, 140])
  })
  it('says when it was entered more than a quarter of an hour after', () => {
    const [late] = toObservationChart([score(5, { issued: '2026-03-14T10:40:00Z' })]).sets
    expect(late?.enteredAt).toBe('14-Mar-2026 10:40')
    const [soon] = toObservationChart([score(5, { issued: '2026-03-14T10:19:00Z' })]).sets
    expect(soon?.enteredAt).toBeUndefined()
  })
})

describe('scale 2', () => {
  const decision: ScaleDecision = {
    id: 'd',
    scale: 2,
    at: '2026-03-14T09:00:00Z',
    instant: Date.parse('2026-03-14T09:00:00Z'),
    by: 'Dr A',
    reason: 'COPD',
  }
  it('is used from the recorded decision on', () => {
    expect(toObservationChart(readings(), { decisions: [decision] }).sets[0]).toMatchObject({
      scale: 2,
      computed: { total: 3 },
    })
    expect(
      toObservationChart(readings('2026-03-13T10:05:00Z'), { decisions: [decision] }).sets[0]?.scale,
    ).toBe(1)
  })
  it('is what the score says, where the score says it', () => {
    const component = [{ code: { coding: [subScoreCodes.scale1] }, valueQuantity: { value: 2 } }]
    expect(
      toObservationChart([...readings(), score(5, { component })], { decisions: [decision] }).sets[0]?.scale,
    ).toBe(1)
  })
})

describe('the chart', () => {
  it('runs from oldest to newest, partial dates in their place, no time first', () => {
    const at = (id: string, effectiveDateTime?: string) => {
      const { effectiveDateTime: _, ...bare } = observation(id, loinc('8867-4'), quantity(70, '/min'))
      return { ...bare, ...(effectiveDateTime ? { effectiveDateTime } : {}) }
    }
    const { sets } = toObservationChart([
      at('c', '2026-03-14T10:00:00Z'),
      at('a', '2026-02'),
      at('none'),
      at('b', '2026-03-14T09:00:00Z'),
    ])
    expect(sets.map(({ id }) => id)).toEqual(['none', 'a', 'b', 'c'])
  })
  it('leaves out what was entered in error, and keeps it apart', () => {
    const wrong = { ...readings()[0], id: 'wrong', status: 'entered-in-error' } as Kept
    const chart = toObservationChart([...readings(), wrong])
    expect(chart.struck).toHaveLength(1)
    expect(chart.sets).toHaveLength(1)
  })
  it('survives what cannot be read, and counts it', () => {
    const broken = {
      resourceType: 'Observation',
      id: 'x',
      status: 'final',
      code: { coding: 7 },
    } as unknown as Kept
    const chart = toObservationChart([broken, ...readings()])
    expect(chart.sets).toHaveLength(1)
    expect(chart.unreadable).toBe(1)
  })
  it('is due by the newest complete set', () => {
    expect(dueAfter(toObservationChart([...readings(), score(5)]).sets)?.words).toBe('hourly')
  })
})

/** Published data stands beside the project, where there is any; a clone that stands alone says that this was skipped. */
const published = new URL(
  '../../../../shared/data/uk-clinical-observations/Bundle-TotalNews2ScoreAndObservations.json',
  import.meta.url,
)
it.skipIf(!existsSync(published))('reads the published bundle whose total its readings do not give', () => {
  const bundle = JSON.parse(readFileSync(published, 'utf8')) as Bundle<Kept>
  const { sets } = toObservationChart((bundle.entry ?? []).flatMap(({ resource }) => resource ?? []))
  expect(sets).toHaveLength(1)
  expect(sets[0]?.disagreement).toBe('Recorded 6, these readings give 5')
})
