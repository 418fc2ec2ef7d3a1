import { describe, expect, it } from 'vitest'

import { loinc } from '#fhir/coding.ts'

import { toObservationChart } from '#clinical/observations/observation-set.ts'

import { toSheets } from './sheets.ts'
import { news2Bands, pewsBands } from './trend-bands.ts'
import { trendStrips } from './trend-strips.ts'

const reading = (id: string, at: string, code: string, value: number, unit: string) => ({
  resourceType: 'Observation' as const,
  id,
  status: 'final' as const,
  code: { coding: [loinc(code)] },
  effectiveDateTime: at,
  valueQuantity: { value, code: unit },
})
const pulse = (id: string, at: string, value: number, unit = '/min') => reading(id, at, '8867-4', value, unit)
const stripsOf = (...resources: ReturnType<typeof reading>[]) =>
  toSheets(toObservationChart(resources).sets).flatMap(trendStrips)

describe('a trend', () => {
  it('has a strip only for what was read, its points oldest first', () => {
    const strips = stripsOf(pulse('b', '2026-03-14T06:00:00Z', 90), pulse('a', '2026-03-14T00:00:00Z', 60))
    expect(strips.map(({ name }) => name)).toEqual(['Pulse'])
    expect(strips[0]?.points).toMatchObject([
      { when: '14-Mar-2026 00:00', value: 60, text: '60' },
      { when: '14-Mar-2026 06:00', value: 90, text: '90' },
    ])
  })
  it('keeps in its table what cannot be drawn: another unit, and a time that is only a year', () => {
    const strips = stripsOf(pulse('a', '2026-03-14T00:00:00Z', 1.2, 'Hz'), pulse('b', '2019', 70))
    expect(strips[0]?.points).toMatchObject([
      { at: undefined, when: '2019', text: '70' },
      { value: undefined, text: '1.2 Hz', remark: 'unit not scored' },
    ])
  })
  it('tints saturation by the one scale in use, and not at all where both were used', () => {
    expect(news2Bands(new Set([1])).spo2.bands[0]).toEqual({ from: 80, to: 91.5, tint: 3, label: '3' })
    expect(news2Bands(new Set([2])).spo2.bands[0]).toMatchObject({ to: 83.5 })
    expect(news2Bands(new Set([1, 2])).spo2.bands).toEqual([])
  })
  it('of a child is tinted by the table of the age, edge to edge', () => {
    expect(pewsBands('5-12y').rr.bands.map(({ from, to, tint }) => [from, to, tint])).toEqual([
      [2, 10, 4],
      [10, 15, 2],
      [15, 20, 1],
      [25, 40, 1],
      [40, 50, 2],
      [50, 58, 4],
    ])
  })
})
