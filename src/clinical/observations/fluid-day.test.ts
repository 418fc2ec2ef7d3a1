import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { londonWallClock } from '#lib/london-time.ts'

import { dateAfter, fluidDayAt, fluidDayOn, hour, hoursOf, isDate } from './fluid-day.ts'

describe('a day of the fluid chart', () => {
  it('begins when the ward closes the one before, and is named by the date it begins on', () => {
    expect(fluidDayAt(Date.parse('2026-03-14T05:59:59Z'), 6).date).toBe('2026-03-13')
    expect(fluidDayAt(Date.parse('2026-03-14T06:00:00Z'), 6).date).toBe('2026-03-14')
    expect(fluidDayAt(Date.parse('2026-03-14T23:59:00Z'), 0).date).toBe('2026-03-14')
    // by the clock on the wall, in summer too
    expect(fluidDayAt(Date.parse('2026-06-10T05:00:00Z'), 6).date).toBe('2026-06-10')
  })
  it.each([
    ['2026-03-28', 6, 23],
    ['2026-03-29', 0, 23],
    ['2026-10-24', 6, 25],
    ['2026-10-25', 0, 25],
    ['2026-03-29', 6, 24],
    ['2026-10-25', 6, 24],
    ['2026-07-01', 6, 24],
  ])('of %s from %i:00 has %i hours', (date, startsAt, hours) => {
    expect(hoursOf(fluidDayOn(date, startsAt))).toHaveLength(hours)
  })
  it('ends where the next begins, and each instant lies in one hour of one day', () => {
    const instants = fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2028-12-31') })
    const starts = fc.constantFrom(0, 2, 6, 7, 8, 23)
    fc.assert(
      fc.property(instants, starts, (instant, startsAt) => {
        const day = fluidDayAt(instant, startsAt)
        expect(day.start <= instant && instant < day.end).toBe(true)
        expect(fluidDayOn(dateAfter(day.date, 1), startsAt).start).toBe(day.end)
        expect(hoursOf(day).filter((start) => start <= instant && instant < start + hour)).toHaveLength(1)
        expect(Number(londonWallClock(day.start).slice(11, 13))).toBe(startsAt)
      }),
    )
  })
  it('is asked for by a date of the calendar and nothing else', () => {
    expect(['2026-02-28', '2028-02-29'].every(isDate)).toBe(true)
    expect(['2026-02-30', '2026-2-1', 'today', ''].some(isDate)).toBe(false)
  })
})
