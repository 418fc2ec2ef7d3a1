import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { periodOf } from './periods.ts'

const at = (instant: string) => Date.parse(instant)

describe('a date is as wide as it was written', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2026-02', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'],
    ['2026-12-31', '2026-12-31T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2026-01-01T10:30Z', '2026-01-01T10:30:00Z', '2026-01-01T10:31:00Z'],
    ['2026-01-01T10:30:15Z', '2026-01-01T10:30:15Z', '2026-01-01T10:30:16Z'],
    ['2026-01-01T10:30:15.250+02:00', '2026-01-01T08:30:15.250Z', '2026-01-01T08:30:15.251Z'],
    ['2026-01-01T10:30:15 01:00', '2026-01-01T09:30:15Z', '2026-01-01T09:30:16Z'],
  ])('%s', (text, lo, hi) => {
    expect(periodOf(text)).toEqual({ lo: at(lo), hi: at(hi) })
  })

  it('is a day in London: 25 hours long when the clocks go back', () => {
    expect(periodOf('2026-07-01')).toEqual({ lo: at('2026-06-30T23:00:00Z'), hi: at('2026-07-01T23:00:00Z') })
    expect(periodOf('2026-10-25')).toEqual({ lo: at('2026-10-24T23:00:00Z'), hi: at('2026-10-26T00:00:00Z') })
    expect(periodOf('2026-03-29')).toEqual({ lo: at('2026-03-29T00:00:00Z'), hi: at('2026-03-29T23:00:00Z') })
  })

  it.each(['', 'yesterday', '2026-13', '2026-02-30', '26-01-01', '2026-1-1', '2026-01-01T25:00Z', '1'])(
    '%j is none',
    (text) => {
      expect(periodOf(text)).toBeUndefined()
    },
  )
})

describe('days', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  const text = (date: Date) => date.toISOString().slice(0, 10)

  it('follow one another without a gap', () => {
    fc.assert(
      fc.property(days, (day) => {
        const next = new Date(day.getTime() + 24 * 3600 * 1000)
        expect(periodOf(text(day))?.hi).toBe(periodOf(text(next))?.lo)
      }),
    )
  })

  it('lie within their month, and the month within its year', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [year, month, date] = [4, 7, 10].map((length) => periodOf(text(day).slice(0, length)))
        if (!year || !month || !date) throw new Error('not a date')
        expect(year.lo <= month.lo && month.lo <= date.lo && date.lo < date.hi).toBe(true)
        expect(date.hi <= month.hi && month.hi <= year.hi).toBe(true)
      }),
    )
  })
})
