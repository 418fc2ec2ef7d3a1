import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type FluidKey, fluidKinds } from '#clinical/observations/fluid-kinds.ts'
import type { Fluid } from '#clinical/observations/fluid.ts'
import { fluidDayOn } from '#clinical/observations/fluid-day.ts'
import { balanceWords, volumeWords } from '#clinical/observations/fluid-totals.ts'

import { gridDay, rowsOf } from './grid.ts'

let count = 0
const charted = (kind: FluidKey, at: string | number, millilitres?: number): Fluid => {
  const instant = typeof at === 'number' ? at : Date.parse(at)
  const { direction, words } = fluidKinds.find(({ key }) => key === kind) ?? {
    direction: 'intake',
    words: '',
  }
  return {
    id: String((count += 1)),
    direction,
    kind,
    what: words,
    at: new Date(instant).toISOString(),
    instant,
    counted: millilitres === undefined ? undefined : { millilitres, instant },
    notMeasured: millilitres === undefined ? 'Wet pad' : undefined,
    sentAs: undefined,
  }
}
const day = fluidDayOn('2026-01-14', 6)

describe('the hours of a day', () => {
  const grid = gridDay(
    day,
    [
      charted('oral', '2026-01-14T06:00:00Z', 200),
      charted('intravenous', '2026-01-14T06:59:00Z', 83),
      charted('urine', '2026-01-14T08:20:00Z', 300),
      charted('urine', '2026-01-14T09:20:00Z'),
      charted('oral', '2026-01-15T05:59:59Z', 50),
      charted('oral', '2026-01-15T06:00:00Z', 999),
      charted('oral', '2026-01-14T05:59:00Z', 999),
    ],
    Date.parse('2026-01-16T00:00:00Z'),
  )
  it('hold each entry in the hour it belongs to, across midnight, and nothing of another day', () => {
    expect(grid.hours).toHaveLength(24)
    expect(grid.hours[0]?.cells.get('oral')?.millilitres).toBe(200)
    expect(grid.hours[0]?.intake.millilitres).toBe(283)
    expect(grid.hours[2]?.output.millilitres).toBe(300)
    expect(grid.hours[23]?.cells.get('oral')?.millilitres).toBe(50)
    expect(grid.total.intake.millilitres).toBe(333)
  })
  it('carry the balance on from hour to hour: not known until both are charted, a limit once something was not measured', () => {
    const running = grid.hours.map((one) => balanceWords(one.running))
    expect(running.slice(0, 4)).toEqual(['Not known', 'Not known', '−17', 'at most −17'])
    expect(running.at(-1)).toBe('at most +33')
    expect(balanceWords(grid.total.balance)).toBe('at most +33')
  })
  it('that nobody charted in are not charted, which is not nought', () => {
    expect(volumeWords(grid.hours[5]?.intake ?? { millilitres: 0, atLeast: false })).toBe('Not charted')
  })
  it('that have not begun are not on the chart', () => {
    const now = gridDay(day, [], Date.parse('2026-01-14T09:30:00Z'))
    expect(now.hours).toHaveLength(4)
    expect(now.over).toBe(false)
  })
  it.each([
    ['2026-03-28', 23],
    ['2026-10-24', 25],
  ])('are as many as passed when the clocks change: %s', (date, hours) => {
    const long = fluidDayOn(date, 6)
    expect(gridDay(long, [], long.end).hours).toHaveLength(hours)
  })
  it('add up to the day, of every kind and in all, whenever the clocks change', () => {
    const kinds = fc.constantFrom(...fluidKinds.map(({ key }) => key))
    const dates = fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-06-10')
    const entries = fc.array(fc.tuple(kinds, fc.nat(25 * 3600), fc.option(fc.nat(900), { nil: undefined })))
    fc.assert(
      fc.property(dates, entries, (date, some) => {
        const of = fluidDayOn(date, 6)
        const fluids = some.map(([kind, seconds, volume]) => charted(kind, of.start + seconds * 1000, volume))
        const { hours, total } = gridDay(of, fluids, of.end)
        for (const direction of ['intake', 'output'] as const) {
          const sum = hours.reduce((all, one) => all + (one[direction].millilitres ?? 0), 0)
          expect(sum).toBe(total[direction].millilitres ?? 0)
          expect(hours.some((one) => one[direction].atLeast)).toBe(total[direction].atLeast)
        }
        expect(hours.at(-1)?.running).toEqual(total.balance)
      }),
    )
  })
})

it('rows are those there is anything of, and the three that always stand; in above out', () => {
  expect(rowsOf([]).map(({ words }) => words)).toEqual(['Oral', 'Intravenous', 'Urine'])
  const foley = { ...charted('urine', '2026-01-14T08:00:00Z', 20), kind: undefined, what: 'Foley' }
  const some = [foley, charted('drain', '2026-01-14T08:00:00Z', 20)]
  expect(rowsOf(some).map(({ words }) => words)).toEqual(['Oral', 'Intravenous', 'Urine', 'Drain', 'Foley'])
})
