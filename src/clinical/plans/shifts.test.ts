import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { planDue } from './plan-due.ts'
import { shiftAfter, shiftAt, type ShiftPattern, toShiftPattern } from './shifts.ts'

const twelve: ShiftPattern = {
  shifts: [
    { name: 'Day', starts: '07:00' },
    { name: 'Night', starts: '19:00' },
  ],
  source: undefined,
}
const three: ShiftPattern = {
  shifts: [
    { name: 'Early', starts: '06:30' },
    { name: 'Late', starts: '14:00' },
    { name: 'Night', starts: '21:30' },
  ],
  source: undefined,
}
const at = (written: string) => Date.parse(written)
const hour = 3_600_000

describe('a shift', () => {
  it('of the night goes over midnight', () => {
    expect(shiftAt(twelve, at('2026-03-14T23:59:00Z'))).toEqual({
      name: 'Night',
      start: at('2026-03-14T19:00:00Z'),
      end: at('2026-03-15T07:00:00Z'),
    })
    expect(shiftAt(twelve, at('2026-03-15T00:00:00Z')).start).toBe(at('2026-03-14T19:00:00Z'))
  })
  it('begins at its minute and not before: half open', () => {
    expect(shiftAt(twelve, at('2026-03-14T19:00:00Z')).name).toBe('Night')
    expect(shiftAt(twelve, at('2026-03-14T18:59:59.999Z')).name).toBe('Day')
  })
  it.each([
    ['the clocks go forward', '2026-03-29T00:30:00Z', 11],
    ['the clocks go back', '2026-10-25T00:30:00Z', 13],
  ])('of the night in which %s follows the ward’s clock', (_, instant, hours) => {
    const { start, end } = shiftAt(twelve, at(instant))
    expect((end - start) / hour).toBe(hours)
  })
  it.each([
    ['two', twelve],
    ['three', three],
  ])('is exactly one at every instant, and the next begins where it ends: %s a day', (_, pattern) => {
    const span = { min: at('2026-03-20T00:00:00Z'), max: at('2026-11-05T00:00:00Z') }
    fc.assert(
      fc.property(fc.integer(span), (instant) => {
        const { start, end } = shiftAt(pattern, instant)
        expect(start).toBeLessThanOrEqual(instant)
        expect(end).toBeGreaterThan(instant)
        expect(shiftAfter(pattern, instant).start).toBe(end)
      }),
    )
  })
  it('is not known where the record does not say', () => {
    expect(toShiftPattern(undefined)).toBeUndefined()
    expect(toShiftPattern({ resourceType: 'Organization', extension: [{ url: 'other' }] })).toBeUndefined()
  })
})

describe('a plan is evaluated every shift', () => {
  const made = at('2026-03-14T10:00:00Z')
  const due = (evaluated: string | undefined, now: string) =>
    planDue(twelve, { made, evaluated: evaluated === undefined ? undefined : at(evaluated) }, at(now))

  it('first in the shift after it was made', () => {
    expect(due(undefined, '2026-03-14T18:59:00Z')).toMatchObject({
      state: 'not yet',
      words: 'first from 19:00 (Night)',
    })
    expect(due(undefined, '2026-03-14T19:00:00Z')).toMatchObject({ state: 'due', words: 'due by 07:00' })
  })
  it('is overdue once that shift has ended without', () => {
    expect(due(undefined, '2026-03-15T06:59:00Z').state).toBe('due')
    expect(due(undefined, '2026-03-15T07:00:00Z')).toMatchObject({
      state: 'overdue',
      words: 'overdue since 07:00',
    })
  })
  it('is done for the shift it was evaluated in, and due in the next, over midnight too', () => {
    expect(due('2026-03-14T23:50:00Z', '2026-03-15T00:10:00Z')).toMatchObject({
      state: 'not yet',
      words: 'done this shift',
      next: 'next from 07:00 (Day)',
    })
    expect(due('2026-03-15T00:10:00Z', '2026-03-15T07:00:00Z').state).toBe('due')
  })
  it('says the day when it is long overdue', () => {
    expect(due(undefined, '2026-03-17T12:00:00Z').words).toBe('overdue since 15-Mar-2026 07:00')
  })
  it('is this shift’s where nobody recorded when it was made', () => {
    expect(planDue(twelve, { made: undefined, evaluated: undefined }, made)).toMatchObject({
      state: 'due',
      words: 'due by 19:00',
    })
  })
  it('on summer time the shift ends by the clock on the wall', () => {
    const summer = at('2026-07-01T20:00:00Z')
    expect(planDue(twelve, { made: summer, evaluated: undefined }, at('2026-07-02T07:00:00Z')).words).toBe(
      'due by 19:00',
    )
  })
})
