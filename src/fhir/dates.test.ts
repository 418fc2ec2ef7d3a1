import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  ageAt,
  formatDate,
  formatDateTime,
  formatDuration,
  formatTime,
  londonDate,
  yearsAt,
} from './dates.ts'

describe('a date', () => {
  it.each([
    ['2008-04-05', '05-Apr-2008'],
    ['2008-04', 'Apr-2008'],
    ['2008', '2008'],
    [undefined, 'Not recorded'],
    ['', 'Not recorded'],
    ['soon', 'soon'],
    ['2008-13-05', '2008-13-05'],
    ['2026-06-30T23:30:00Z', '01-Jul-2026'],
    ['2180-07-23T12:35:00-04:00', '23-Jul-2180'],
  ])('%s is shown as %s', (written, shown) => expect(formatDate(written)).toBe(shown))

  it('never invents a part that was not recorded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), (year) => {
        expect(formatDate(String(year))).toBe(String(year))
      }),
    )
  })
})

describe('a time', () => {
  it('is on the 24-hour clock in London, summer and winter', () => {
    expect(formatDateTime('2026-01-15T10:05:00Z')).toBe('15-Jan-2026 10:05')
    expect(formatDateTime('2026-07-15T10:05:00Z')).toBe('15-Jul-2026 11:05')
    expect(formatDateTime('2026-10-25T00:30:00Z')).toBe('25-Oct-2026 01:30 BST')
    expect(formatDateTime('2026-10-25T01:30:00Z')).toBe('25-Oct-2026 01:30 GMT')
    expect(formatDateTime('2026-10-24T00:30:00Z')).toBe('24-Oct-2026 01:30')
    expect(formatDateTime('2026-03-14T00:00:00+00:00')).toBe('14-Mar-2026 00:00')
  })
  it('is left out where none was recorded', () => {
    expect(formatDateTime('2026-03-14')).toBe('14-Mar-2026')
    expect(formatTime('2026-03-14')).toBe('')
    expect(formatDateTime(undefined, 'Unknown')).toBe('Unknown')
  })
  it('knows that the day in London is not always the day in Greenwich', () => {
    expect(londonDate(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01')
  })
})

describe('a duration', () => {
  it.each([
    [160, '2hr 40min'],
    [60, '1hr'],
    [5, '5min'],
    [0, '0min'],
    [1440, '1d'],
    [1500, '1d 1hr'],
    [-160, '2hr 40min'],
  ])('of %s minutes is %s', (minutes, shown) => expect(formatDuration(minutes * 60_000)).toBe(shown))
})

// CUI tables 7 and 8, and the examples of domain facts §3.1
describe('an age', () => {
  it.each([
    ['2026-03-14T10:00:00Z', '2026-03-14T11:30:00Z', '90min'],
    ['2026-03-14T10:00:00Z', '2026-03-15T12:00:00Z', '26hrs'],
    ['2026-03-14', '2026-03-14T11:30:00Z', '0d'],
    ['2026-02-15', '2026-03-14', '27d'],
    ['2026-02-14', '2026-03-14', '4w'],
    ['2026-02-13', '2026-03-14', '4w 1d'],
    ['2025-03-15', '2026-03-14', '52w'],
    ['2025-02-06', '2026-03-14', '13m 8d'],
    ['2025-02-28', '2026-03-28', '13m'],
    ['2022-02-01', '2026-03-14', '4y 1m'],
    ['2008-03-15', '2026-03-14', '17y 11m'],
    ['2008-03-14', '2026-03-14', '18y'],
    ['1945-07-14', '2026-03-14', '80y'],
    ['2024-02-29', '2026-02-28', '23m 30d'],
  ])('of someone born %s is, at %s, %s', (born, at, age) => expect(ageAt(born, at)).toBe(age))

  it('is not guessed from a partial birth date, a missing one, or one still to come', () => {
    expect(ageAt('1945', '2026-03-14')).toBeUndefined()
    expect(ageAt('1945-07', '2026-03-14')).toBeUndefined()
    expect(ageAt(undefined, '2026-03-14')).toBeUndefined()
    expect(ageAt('2181-01-01', '2026-03-14')).toBeUndefined()
  })

  it('never goes back as time goes on', () => {
    const day = fc.date({ min: new Date('1920-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.nat({ max: 20_000 }), (born, days) => {
        const birth = born.toISOString().slice(0, 10)
        const at = (offset: number) => new Date(born.getTime() + offset * 86_400_000)
        const [younger, older] = [yearsAt(birth, at(days)), yearsAt(birth, at(days + 1))]
        expect(older ?? 0).toBeGreaterThanOrEqual(younger ?? 0)
        expect(ageAt(birth, at(days).toISOString().slice(0, 10))).toMatch(/^\d+(d|w|m|y)( \d+(d|m))?$/)
      }),
    )
  })

  it('in completed years turns on the birthday', () => {
    expect(yearsAt('2010-03-15', new Date('2026-03-14T12:00:00Z'))).toBe(15)
    expect(yearsAt('2010-03-15', new Date('2026-03-15T12:00:00Z'))).toBe(16)
  })
})
