import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type RttStatus, rttStatuses } from '#clinical/booking/rtt-status.ts'

import {
  addDays,
  bandOf,
  bands,
  breachDate,
  type Clock,
  clockOf,
  daysBetween,
  daysOfBand,
  daysOn,
  possibleNext,
  refusalOf,
  type RttEvent,
  weeksOf,
} from './rtt.ts'

/** `10 2026-01-05, 30 2026-03-01` */
const events = (written: string): RttEvent[] =>
  written.split(', ').flatMap((one) => {
    const [status, date] = one.split(' ')
    return status && date ? [{ status: status as RttStatus, date }] : []
  })

describe('the clock', () => {
  const ticking = (start: string, restarted = false): Clock => ({ state: 'ticking', start, restarted })
  const stopped = (start: string, stop: string, by: RttStatus): Clock => ({
    state: 'stopped',
    start,
    stop,
    by,
  })
  const monitoring = (start: string, stop: string, by: '31' | '32'): Clock => ({
    state: 'monitoring',
    start,
    stop,
    by,
  })
  it.each<[string, string, Clock]>([
    ['has not started where nothing was entered', '', { state: 'not started' }],
    ['has not started while it is not known', '99 2026-01-05', { state: 'not started' }],
    ['has not started before the referral', '92 2026-01-05', { state: 'not started' }],
    ['starts with the first activity', '10 2026-01-05', ticking('2026-01-05')],
    ['starts with a consultant’s referral', '12 2026-01-05', ticking('2026-01-05')],
    ['starts once the referral follows', '92 2026-01-01, 10 2026-01-05', ticking('2026-01-05')],
    ['goes on with what follows', '10 2026-01-05, 20 2026-02-01, 20 2026-03-01', ticking('2026-01-05')],
    ['goes on at another provider', '10 2026-01-05, 21 2026-02-01', ticking('2026-01-05')],
    ['keeps its first start', '10 2026-01-05, 10 2026-02-01', ticking('2026-01-05')],
    ['stops with treatment', '10 2026-01-05, 30 2026-03-01', stopped('2026-01-05', '2026-03-01', '30')],
    [
      'stops when nobody will treat',
      '10 2026-01-05, 34 2026-03-01',
      stopped('2026-01-05', '2026-03-01', '34'),
    ],
    ['stops when declined', '10 2026-01-05, 35 2026-03-01', stopped('2026-01-05', '2026-03-01', '35')],
    ['stops with death', '10 2026-01-05, 36 2026-03-01', stopped('2026-01-05', '2026-03-01', '36')],
    ['pauses by the patient', '10 2026-01-05, 31 2026-03-01', monitoring('2026-01-05', '2026-03-01', '31')],
    ['pauses by the doctor', '10 2026-01-05, 32 2026-03-01', monitoring('2026-01-05', '2026-03-01', '32')],
    [
      'stays paused during monitoring',
      '10 2026-01-05, 32 2026-03-01, 91 2026-04-01',
      monitoring('2026-01-05', '2026-03-01', '32'),
    ],
    [
      'starts anew, from nothing, after monitoring',
      '10 2026-01-05, 32 2026-03-01, 11 2026-05-01',
      ticking('2026-05-01', true),
    ],
    [
      'is nullified when the first is not attended',
      '10 2026-01-05, 33 2026-02-01',
      { state: 'nullified', start: '2026-01-05', stop: '2026-02-01' },
    ],
    [
      'starts anew once the first is attended',
      '10 2026-01-05, 33 2026-02-01, 10 2026-03-01',
      ticking('2026-03-01', true),
    ],
    [
      'is not stopped twice',
      '10 2026-01-05, 30 2026-03-01, 34 2026-04-01',
      stopped('2026-01-05', '2026-03-01', '30'),
    ],
    ['is not stopped before it starts', '30 2026-01-01, 10 2026-01-05', ticking('2026-01-05')],
    [
      'is read by date, not by entry',
      '30 2026-03-01, 10 2026-01-05',
      stopped('2026-01-05', '2026-03-01', '30'),
    ],
    [
      'may start and stop on one day',
      '10 2026-01-05, 30 2026-01-05',
      stopped('2026-01-05', '2026-01-05', '30'),
    ],
  ])('%s', (_, written, expected) => expect(clockOf(events(written))).toEqual(expected))
})

describe('weeks and the breach', () => {
  const started = clockOf(events('10 2026-01-05'))
  it.each([
    ['2026-01-05', 0, 0, '18'],
    ['2026-01-11', 6, 0, '18'],
    ['2026-01-12', 7, 1, '18'],
    // over the change to summer time on 29-Mar-2026: still whole days
    ['2026-03-30', 84, 12, '18'],
    ['2026-05-11', 126, 18, '18'],
    ['2026-05-12', 127, 18, '19'],
    ['2026-07-05', 181, 25, '19'],
    ['2026-07-06', 182, 26, '26'],
    ['2027-01-03', 363, 51, '26'],
    ['2027-01-04', 364, 52, '52'],
    ['2027-04-05', 455, 65, '65'],
    ['2027-07-05', 546, 78, '78'],
    ['2028-01-02', 727, 103, '78'],
    ['2028-01-03', 728, 104, '104'],
  ] as const)('on %s it has ticked %i days, %i weeks, band %s', (today, days, weeks, band) => {
    expect(daysOn(started, today)).toBe(days)
    expect(weeksOf(days)).toBe(weeks)
    expect(bandOf(days)).toBe(band)
  })

  it('is the 127th day, over a leap day as over any other', () => {
    expect(breachDate('2026-01-05')).toBe('2026-05-12')
    expect(breachDate('2027-12-01')).toBe('2028-04-06')
  })

  it('counts to the stop, not to today, and nothing where the clock was nullified', () => {
    expect(daysOn(clockOf(events('10 2026-01-05, 30 2026-03-01')), '2026-09-01')).toBe(55)
    expect(daysOn(clockOf(events('10 2026-01-05, 32 2026-03-01')), '2026-09-01')).toBe(55)
    expect(daysOn(clockOf(events('10 2026-01-05, 33 2026-03-01')), '2026-09-01')).toBeUndefined()
  })

  it('has one band for every day, and no gap between them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 3000 }), (days) => {
        const within = bands.filter(({ code }) => {
          const { from = -Infinity, to = Infinity } = daysOfBand(code)
          return days >= from && days <= to
        })
        expect(within.map(({ code }) => code)).toEqual([bandOf(days)])
      }),
    )
  })
})

describe('what may be entered next', () => {
  const today = '2026-06-01'
  it.each([
    ['a start while it ticks', '10 2026-01-05', '10 2026-02-01', /ticking already/],
    ['the end of monitoring that never was', '10 2026-01-05, 30 2026-02-01', '11 2026-03-01', /no active/],
    ['the end of monitoring', '10 2026-01-05, 31 2026-02-01', '11 2026-03-01', /can be/],
    ['a stop of what does not tick', '92 2026-01-05', '30 2026-02-01', /not ticking/],
    ['a second stop', '10 2026-01-05, 30 2026-02-01', '35 2026-03-01', /not ticking/],
    ['not attending the first', '10 2026-01-05', '33 2026-02-01', /can be/],
    ['not attending a later one', '10 2026-01-05, 20 2026-02-01', '33 2026-03-01', /does not nullify/],
    ['treatment in the future', '10 2026-01-05', '30 2026-06-02', /in the future/],
    ['treatment before the start', '10 2026-01-05', '30 2026-01-04', /before the last/],
    ['after treatment', '10 2026-01-05, 30 2026-02-01', '90 2026-03-01', /can be/],
    [
      'after a treatment that never was',
      '10 2026-01-05, 34 2026-02-01',
      '90 2026-03-01',
      /no first definitive/,
    ],
    ['a death after treatment', '10 2026-01-05, 30 2026-02-01', '36 2026-03-01', /can be/],
    ['anything after a death', '10 2026-01-05, 36 2026-02-01', '10 2026-03-01', /has died/],
  ])('%s', (_, before, next, refused) => {
    const [event] = events(next)
    expect(event && (refusalOf(events(before), event, today) ?? 'can be entered')).toMatch(refused)
  })
})

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-01-01', days))
const anyEvent = fc.record({ date: day, status: fc.constantFrom(...rttStatuses.codes.map(([code]) => code)) })

describe('whatever was entered', () => {
  it('a stop is never before its start, and a clock that ticks began on a day of a start', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (entered) => {
        const clock = clockOf(entered)
        const start = 'start' in clock ? clock.start : undefined
        const starts = entered.filter(({ status }) => /^1[012]$/.test(status)).map(({ date }) => date)
        expect([undefined, ...starts]).toContain(start)
        const counted = 'stop' in clock ? daysBetween(clock.start, clock.stop) : 0
        expect(counted).toBeGreaterThanOrEqual(0)
      }),
    )
  })
  it('the order of entry does not matter where every day has one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyEvent, { selector: ({ date }) => date, maxLength: 8 }), (entered) => {
        expect(clockOf(entered.toReversed())).toEqual(clockOf(entered))
      }),
    )
  })
  it('what follows the rules moves the clock on its own day: only a start begins it, only a stop ends it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 10 }), (choices) => {
        const entered: RttEvent[] = []
        const moved: string[] = []
        for (const [index, choice] of choices.entries()) {
          const date = addDays('2025-01-01', index * 10)
          const possible = possibleNext(entered, date)
          const status = possible[choice % Math.max(possible.length, 1)]
          if (!status) break
          const [before, next] = [clockOf(entered), clockOf([...entered, { date, status }])]
          entered.push({ date, status })
          if (JSON.stringify(before) === JSON.stringify(next)) continue
          moved.push(next.state === 'ticking' ? next.start : 'stop' in next ? next.stop : 'nowhere')
        }
        const days = entered.map(({ date }) => date)
        expect(moved.filter((date) => !days.includes(date))).toEqual([])
        const movers = entered.filter(({ status }) => /^[13]/.test(status)).length
        expect(moved.length).toBeLessThanOrEqual(movers)
      }),
    )
  })
  it('days added are days between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days)
      }),
    )
  })
})
