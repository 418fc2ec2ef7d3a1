import { describe, expect, it } from 'vitest'

import { loinc } from '#fhir/coding.ts'

import { toObservationChart } from './model.ts'
import {
  across,
  pointsOf,
  pressurePath,
  saturationTints,
  series,
  spanOf,
  ticksOf,
  up,
} from './trend-shapes.ts'

const pulse = (id: string, at: string, value: number) => ({
  resourceType: 'Observation' as const,
  id,
  status: 'final' as const,
  code: { coding: [loinc('8867-4')] },
  effectiveDateTime: at,
  valueQuantity: { value, code: '/min' },
})
const { sets } = toObservationChart([
  pulse('a', '2026-03-14T00:00:00Z', 60),
  pulse('b', '2026-03-14T06:00:00Z', 90),
  pulse('c', '2026-03-15T00:00:00Z', 400),
])
const span = { from: Date.parse('2026-03-14T00:00:00Z'), to: Date.parse('2026-03-15T00:00:00Z') }

describe('a trend', () => {
  it('runs in proportion to time', () => {
    expect(spanOf(sets)).toEqual(span)
    const third = series.find(({ name }) => name === 'Pulse')
    const points = third ? pointsOf(sets, third, span) : []
    expect(points.map(({ x }) => x)).toEqual([12, 256, 988])
  })
  it('draws a value beyond its fixed scale at the edge and keeps its number', () => {
    expect(up(400, { low: 30, high: 160 })).toBe(0)
    expect(up(0, { low: 30, high: 160 })).toBe(100)
  })
  it('is none of one moment, or of no time at all', () => {
    expect(spanOf(sets.slice(0, 1))).toBeUndefined()
    expect(spanOf([])).toBeUndefined()
  })
  it('has no bar without a systolic pressure', () => {
    expect(pressurePath(sets, span)).toBe('')
  })
  it('tints saturation by the one scale in use', () => {
    expect(saturationTints(sets)[0]).toEqual({ from: 80, to: 91.5, score: 3 })
    expect(saturationTints([])).toEqual([])
  })
  it('has at most seven moments written under it, from an hour to a century', () => {
    for (const hours of [1, 5, 24, 72, 24 * 365, 24 * 36_500]) {
      const ticks = ticksOf({ from: span.from, to: span.from + hours * 3_600_000 })
      expect(ticks.length).toBeGreaterThan(0)
      expect(ticks.length).toBeLessThanOrEqual(7)
    }
    expect(across(span.from, span)).toBe(12)
  })
})
