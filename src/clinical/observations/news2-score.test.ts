import type { Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { decisionAt, isBandUncertain, scoreAt, toRecordedScore, toScaleDecisions } from './news2-score.ts'
import { observationCodes, subScoreCodes } from './observation-codes.ts'

const score = (rest: Partial<Observation> = {}): Observation & { id: string } => ({
  resourceType: 'Observation',
  id: 's1',
  status: 'final',
  code: { coding: [...observationCodes.score] },
  effectiveDateTime: '2026-03-14T10:05:00+00:00',
  ...rest,
})
const part = (name: keyof typeof subScoreCodes, value: number) => ({
  code: { coding: [subScoreCodes[name]] },
  valueQuantity: { value },
})
const wholeOf3 = [
  part('rr', 0),
  part('scale1', 0),
  part('air', 0),
  part('sbp', 0),
  part('pulse', 0),
  part('acvpu', 3),
  part('temp', 0),
]

describe('a recorded score', () => {
  it('carries its total, scale and band', () => {
    expect(toRecordedScore(score({ valueQuantity: { value: 3 }, component: wholeOf3 }))).toMatchObject({
      total: 3,
      scale: 1,
      any3: true,
      band: 'low-medium',
    })
  })
  it('is read when sent as a plain integer', () => {
    expect(toRecordedScore(score({ valueInteger: 12 }))).toMatchObject({ total: 12, band: 'high' })
  })
  it('of 3 without sub-scores may be low or low–medium, and says so', () => {
    const recorded = toRecordedScore(score({ valueQuantity: { value: 3 } }))
    expect(recorded.any3).toBeUndefined()
    expect(isBandUncertain(recorded)).toBe(true)
    expect(isBandUncertain(toRecordedScore(score({ valueQuantity: { value: 2 } })))).toBe(false)
    expect(isBandUncertain(toRecordedScore(score({ valueQuantity: { value: 6 } })))).toBe(false)
  })
  it('with both saturation scales does not say which was used', () => {
    const both = toRecordedScore(
      score({ valueQuantity: { value: 2 }, component: [part('scale1', 2), part('scale2', 0)] }),
    )
    expect(both.scale).toBeUndefined()
    expect(both.sub.spo2).toBeUndefined()
  })
  it('that was not reached gives the reason, and the least it can be', () => {
    const incomplete = toRecordedScore(
      score({ dataAbsentReason: { text: 'Asleep' }, component: [part('rr', 3), part('pulse', 2)] }),
    )
    expect(incomplete).toMatchObject({ total: undefined, incomplete: 'Asleep', band: undefined })
    expect(scoreAt(incomplete)).toMatchObject({ total: 5, any3: true, complete: false })
  })
  it('that says nothing at all still has words', () => {
    expect(toRecordedScore(score()).incomplete).toBe('No total recorded')
  })
  it('without a time of day says nothing of when the next is due', () => {
    expect(scoreAt(toRecordedScore(score({ effectiveDateTime: '2026-03', valueInteger: 1 })))).toBeUndefined()
  })
})

describe('the scale decision', () => {
  const target = (id: string, at: string, low: number, high: number, rest: Partial<Observation> = {}) => ({
    resourceType: 'Observation' as const,
    id,
    status: 'final' as const,
    code: { coding: [...observationCodes.targetSaturation] },
    effectiveDateTime: at,
    valueRange: { low: { value: low }, high: { value: high } },
    ...rest,
  })
  const decisions = toScaleDecisions([
    target('first', '2026-03-01T09:00:00Z', 88, 92, {
      performer: [{ display: 'Dr Amina Hargreaves' }],
      note: [{ text: 'COPD' }],
    }),
    target('back', '2026-03-05T09:00:00Z', 94, 98),
    target('odd', '2026-03-06T09:00:00Z', 90, 94),
    target('wrong', '2026-03-07T09:00:00Z', 88, 92, { status: 'entered-in-error' }),
  ])
  it('is the newest that stood at the time', () => {
    expect(decisionAt(decisions, Date.parse('2026-03-02T00:00:00Z'))).toMatchObject({
      scale: 2,
      by: 'Dr Amina Hargreaves',
      reason: 'COPD',
    })
    expect(decisionAt(decisions, Date.parse('2026-03-08T00:00:00Z'))?.scale).toBe(1)
  })
  it('does not reach back before it was made', () => {
    expect(decisionAt(decisions, Date.parse('2026-02-01T00:00:00Z'))).toBeUndefined()
  })
  it('is made by 88–92 and 94–98 alone, and not by an entry taken back', () => {
    expect(decisions.map(({ id }) => id)).toEqual(['back', 'first'])
  })
})
