import type { Observation } from 'fhir/r4'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { loinc } from '#fhir/coding.ts'

import { toFluid } from './fluid.ts'
import {
  balanceOf,
  balanceWords,
  dailyTotals,
  type FluidTotal,
  hourlyTotals,
  sumOf,
  volumeWords,
} from './fluid-totals.ts'

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
    expect(
      hourlyTotals(charted).map(({ intake, output }) => [intake.millilitres, output.millilitres]),
    ).toEqual([
      [350, undefined],
      [undefined, 300],
      [100, undefined],
    ])
    const days = dailyTotals(charted, 0)
    expect(days.map(({ key, intake, output }) => [key, intake.millilitres, output.millilitres])).toEqual([
      ['2026-03-14', 350, 300],
      ['2026-03-15', 100, undefined],
    ])
    expect(days.map(balanceOf)).toEqual([{ millilitres: 50, bound: 'exactly' }, undefined])
    // What is charted in the night belongs to the day before, where the ward closes its chart in the morning.
    expect(dailyTotals(charted, 6).map(({ key }) => key)).toEqual(['2026-03-14'])
  })
  it('belong to the day of the ward’s clock, in summer too', () => {
    expect(dailyTotals(fluids(urine(100, '2026-06-10T23:30:00Z')), 0)[0]?.key).toBe('2026-06-11')
  })
  it('keep the two hours of the night in October apart', () => {
    const night = fluids(urine(10, '2026-10-25T00:30:00Z'), urine(20, '2026-10-25T01:30:00Z'))
    expect(hourlyTotals(night)).toHaveLength(2)
    expect(dailyTotals(night, 0)).toHaveLength(1)
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
        const sum = (found: readonly FluidTotal[]) =>
          found.reduce((total, { intake }) => total + (intake.millilitres ?? 0), 0)
        expect(sum(dailyTotals(charted, 6))).toBe(sum(hourlyTotals(charted)))
        expect(sumOf(charted).millilitres ?? 0).toBe(sum(hourlyTotals(charted)))
      }),
    )
  })
})

describe('what was not measured', () => {
  const wetPad = entry('9187-6', 0, '2026-03-14T10:00:00Z', {
    dataAbsentReason: { text: 'Wet pad' },
  })
  delete (wetPad as Partial<Observation>).valueQuantity
  const day = (...entries: ReturnType<typeof entry>[]) => dailyTotals(fluids(...entries), 6)[0]

  it('is kept, and makes its total a lower bound and the balance an upper one', () => {
    expect(toFluid(wetPad)).toMatchObject({ notMeasured: 'Wet pad', counted: undefined })
    const total = day(drink(800, '2026-03-14T08:00:00Z'), urine(300, '2026-03-14T09:00:00Z'), wetPad)
    expect(total && volumeWords(total.output)).toBe('at least 300')
    expect(total && balanceWords(balanceOf(total))).toBe('at most +500')
  })
  it('is not the same as nothing charted, nor as nought', () => {
    const total = day(wetPad)
    expect(total && volumeWords(total.output)).toBe('Not measured')
    expect(total && volumeWords(total.intake)).toBe('Not charted')
    expect(total && balanceWords(balanceOf(total))).toBe('Not known')
    const none = day(urine(0, '2026-03-14T09:00:00Z'))
    expect(none && volumeWords(none.output)).toBe('0')
  })
  it('of both directions leaves no balance at all', () => {
    expect(
      balanceOf({ intake: { millilitres: 800, atLeast: true }, output: { millilitres: 300, atLeast: true } }),
    ).toBeUndefined()
  })
  it('counts as such what was sent in another unit or as more than something: never converted', () => {
    const litres = entry('9187-6', 1, '2026-03-14T08:00:00Z', { valueQuantity: { value: 1, unit: 'L' } })
    const more = entry('9187-6', 1, '2026-03-14T08:00:00Z', {
      valueQuantity: { value: 500, unit: 'mL', code: 'mL', comparator: '>' },
    })
    expect(fluids(litres, more).map(({ sentAs }) => sentAs)).toEqual(['1 L', '>500 mL'])
    const total = day(urine(100, '2026-03-14T09:00:00Z'), litres)
    expect(total && volumeWords(total.output)).toBe('at least 100')
  })
})
