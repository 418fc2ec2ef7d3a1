import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { across, momentAt, scaleAround, timeTicks, up, valueTicks } from './scale.ts'
import { shapesOf } from './shapes.ts'
import { type ChartPoint, heldAt, limitAt, momentsOf, spanOf, type Strip } from './strip.ts'
import { rowsOf } from './values.ts'

const hour = 3_600_000
const from = Date.parse('2026-03-14T00:00:00Z')
const span = { from, to: from + 24 * hour }

const point = (hours: number, value: number, more: Partial<ChartPoint> = {}): ChartPoint => ({
  at: from + hours * hour,
  when: `${hours} h`,
  value,
  text: String(value),
  ...more,
})
const strip = (...points: ChartPoint[]): Strip => ({
  name: 'Pulse',
  unit: 'per minute',
  scale: { low: 0, high: 100 },
  points,
})

describe('a time chart', () => {
  it('runs in proportion to time, the newest on the right', () => {
    expect([0, 6, 24].map((hours) => across(from + hours * hour, span))).toEqual([12, 256, 988])
    expect(momentAt(across(from + 6 * hour, span) / 1000, span)).toBe(from + 6 * hour)
  })
  it('draws a value beyond its fixed scale at the edge', () => {
    expect(up(400, { low: 30, high: 160 })).toBe(0)
    expect(up(0, { low: 30, high: 160 })).toBe(100)
  })
  it('draws the line and its dots as one path each', () => {
    expect(shapesOf(strip(point(0, 0), point(24, 100)), span)).toMatchObject({
      line: 'M12 100L988 0',
      dots: 'M12 100h0M988 0h0',
    })
  })
  it('does not run the line on where the unit or the assay has changed', () => {
    const { line, breaks } = shapesOf(
      strip(point(0, 0), point(24, 100, { breakBefore: 'Assay changed' })),
      span,
    )
    expect(line).toBe('M12 100M988 0')
    expect(breaks).toBe('M500 0V100')
  })
  it('draws what is not exact as a ring, and each value’s own range behind it', () => {
    const below = point(0, 5, { hollow: true, range: { high: 20, text: 'up to 20' } })
    expect(shapesOf(strip(below, point(24, 10)), span)).toMatchObject({
      dots: 'M988 90h0',
      rings: 'M12 95h0',
      ranges: 'M0 80H500V100H0Z',
    })
  })
  it('draws a pressure as a bar with a stroke at each end, and half of it when only one end was read', () => {
    const bars = { ...strip(point(0, 80, { to: 40 }), point(24, 90)), shape: 'bars' as const }
    expect(shapesOf(bars, span).bars).toBe('M7 20h10M12 20V60M7 60h10M983 10h10')
  })
  it('draws a limit in steps, each until the next and the last to the end', () => {
    const limited = {
      ...strip(point(0, 50)),
      limit: {
        name: 'target',
        steps: [
          { from, value: 20 },
          { from: from + 12 * hour, value: 10 },
        ],
      },
    }
    expect(shapesOf(limited, span).limit).toBe('M12 80H500V90H988')
    expect([0, 6, 12, 24].map((hours) => limitAt(limited, from + hours * hour))).toEqual([20, 20, 10, 10])
    expect(limitAt(limited, from - hour)).toBeUndefined()
  })
  it('knows of a lane what went on at a moment, from its first day to its last', () => {
    const lane = {
      ...strip(point(0, 1, { text: 'Latanoprost', until: from + 12 * hour }), point(18, 1)),
      shape: 'lane' as const,
    }
    expect(shapesOf(lane, span)).toMatchObject({ line: '', dots: '', bars: '' })
    expect(heldAt(lane, from + 6 * hour).map(({ text }) => text)).toEqual(['Latanoprost'])
    expect(heldAt(lane, from + 13 * hour)).toEqual([])
  })
  it('draws a lone value in the middle of a day, and nothing where there is nothing', () => {
    const only = spanOf(momentsOf([strip(point(0, 50))]))
    expect(only && across(from, only)).toBe(500)
    expect(spanOf(momentsOf([strip(point(0, 1, { at: undefined }))]))).toBeUndefined()
  })
})

describe('the axis of time', () => {
  it('has at most seven moments written under it, from a minute to a thousand years', () => {
    const minute = fc.integer({ min: 1, max: 1000 * 365 * 24 * 60 })
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01') }),
        minute,
        (start, minutes) => {
          const ticks = timeTicks({ from: start.getTime(), to: start.getTime() + minutes * 60_000 })
          expect(ticks.length).toBeLessThanOrEqual(7)
          for (const { date } of ticks) expect(date).not.toBe('')
        },
      ),
    )
  })
  it('stands on round hours and midnights of London, in summer and over the change of the clocks', () => {
    const june = Date.parse('2026-06-10T00:00:00+01:00')
    expect(timeTicks({ from: june, to: june + 24 * hour }).map(({ time }) => time)).toEqual([
      '00:00',
      '06:00',
      '12:00',
      '18:00',
      '00:00',
    ])
    const march = Date.parse('2026-03-28T00:00:00Z')
    expect(
      timeTicks({ from: march, to: march + 72 * hour }).map(({ at }) => new Date(at).toISOString()),
    ).toContain('2026-03-29T23:00:00.000Z')
  })
  it('counts months by their first day', () => {
    expect(timeTicks({ from, to: from + 150 * 24 * hour }).map(({ date }) => date)).toEqual([
      'Apr-2026',
      'May-2026',
      'Jun-2026',
      'Jul-2026',
      'Aug-2026',
    ])
  })
})

describe('the scale of a value', () => {
  it('has a few round numbers written beside it', () => {
    expect(valueTicks({ low: 34, high: 41 })).toEqual([36, 38, 40])
    expect(valueTicks({ low: 0, high: 1 })).toEqual([0.2, 0.4, 0.6, 0.8])
  })
  it('leaves room about the values, and none below nought', () => {
    expect(scaleAround([70, 72], 20)).toEqual({ low: 61, high: 81 })
    expect(scaleAround([1, 3], 10)).toEqual({ low: 0, high: 7 })
    expect(scaleAround([], 10)).toEqual({ low: 0, high: 10 })
  })
})

it('has every value in its table, the newest at the end, those without a time before all others', () => {
  const rows = rowsOf([
    strip(point(24, 2), point(0, 1, { at: undefined, value: undefined, when: '2019', text: 'positive' })),
    { ...strip(point(6, 3), point(24, 4)), name: 'Weight' },
  ])
  expect(
    rows.map(({ when, cells }) => [when, ...cells.map((points) => points.map(({ text }) => text).join())]),
  ).toEqual([
    ['2019', 'positive', ''],
    ['6 h', '', '3'],
    ['24 h', '2', '4'],
  ])
})
