import type { Observation } from 'fhir/r4'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { loinc } from '#fhir/coding.ts'

import { balanceOf, dailyTotals, hourlyTotals, toFluid } from './fluid.ts'

const entry = (code: string, value: number, at: string, rest: Partial<Observation> = {}) => ({
  resourceType: 'Observation' as const,
  id: `${code} ${at}`,
  status: 'final' as const,
  code: { coding: [loinc(code)], text: 'x' },
  effectiveDateTime: at,
  valueQuantity: { value, code: 'mL', unit: 'mL' },
  ...rest,
})
const drink = (value: number, at: string) => entry('9000-1', value, at)
const urine = (value: number, at: string) => entry('9187-6', value, at)
const fluids = (...entries: ReturnType<typeof entry>[]) => entries.flatMap((one) => toFluid(one) ?? [])

describe('fluid totals', () => {
  it('are summed by the hour and by the day, in and out apart', () => {
    const charted = fluids(
      drink(200, '2026-03-14T08:10:00Z'),
      drink(150, '2026-03-14T08:50:00Z'),
      urine(300, '2026-03-14T09:00:00Z'),
      drink(100, '2026-03-15T00:00:00Z'),
    )
    expect(hourlyTotals(charted).map(({ intake, output }) => [intake, output])).toEqual([
      [350, undefined],
      [undefined, 300],
      [100, undefined],
    ])
    const days = dailyTotals(charted)
    expect(days.map(({ key, intake, output }) => [key, intake, output])).toEqual([
      ['2026-03-14', 350, 300],
      ['2026-03-15', 100, undefined],
    ])
    expect(days.map(balanceOf)).toEqual([50, undefined])
  })
  it('belong to the day of the ward’s clock, in summer too', () => {
    expect(dailyTotals(fluids(urine(100, '2026-06-10T23:30:00Z')))[0]?.key).toBe('2026-06-11')
  })
  it('keep the two hours of the night in October apart', () => {
    const night = fluids(urine(10, '2026-10-25T00:30:00Z'), urine(20, '2026-10-25T01:30:00Z'))
    expect(hourlyTotals(night)).toHaveLength(2)
    expect(dailyTotals(night)).toHaveLength(1)
  })
  it('count nothing that is not in millilitres, has no time, or was taken back', () => {
    const litres = entry('9187-6', 1, '2026-03-14T08:00:00Z', { valueQuantity: { value: 1, code: 'L' } })
    const dateOnly = urine(100, '2026-03-14')
    expect(fluids(litres, dateOnly).map(({ counted }) => counted)).toEqual([undefined, undefined])
    expect(toFluid({ ...urine(100, '2026-03-14T08:00:00Z'), status: 'entered-in-error' })).toBeUndefined()
  })
  it('take what another system calls output by its category alone', () => {
    const foley = entry('1', 15, '2196-04-15T06:00:00-04:00', {
      code: { text: 'Foley' },
      category: [{ coding: [{ code: 'Output' }] }],
      valueQuantity: { value: 15, code: 'ml' },
    })
    expect(toFluid(foley)).toMatchObject({ direction: 'output', what: 'Foley', counted: { millilitres: 15 } })
    expect(toFluid(entry('8867-4', 70, '2026-03-14T08:00:00Z'))).toBeUndefined()
  })
  it('of the days add up to those of the hours, whenever it was charted', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 40 })
    const start = Date.parse('2026-03-01T00:00:00Z')
    fc.assert(
      fc.property(fc.array(fc.tuple(minutes, fc.integer({ min: 0, max: 900 }))), (entries) => {
        const charted = fluids(
          ...entries.map(([after, value]) => drink(value, new Date(start + after * 60_000).toISOString())),
        )
        const sum = (found: readonly { intake: number | undefined }[]) =>
          found.reduce((total, { intake = 0 }) => total + intake, 0)
        expect(sum(dailyTotals(charted))).toBe(sum(hourlyTotals(charted)))
      }),
    )
  })
})
