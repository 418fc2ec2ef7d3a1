import fc from 'fast-check'
import { expect, it } from 'vitest'

import { londonWallClock } from '#lib/london-time.ts'

import { nextTime } from './medicines.ts'

const at = (written: string) => Date.parse(written)
const prescribed = (...times: string[]) => ({ times, untimed: 0 })

it('is the next time by the clock of the ward, in summer and winter, and tomorrow when today has none left', () => {
  expect(nextTime(prescribed('08:00', '18:00'), at('2026-07-05T12:00:00Z'))).toMatchObject({
    time: '18:00',
    at: at('2026-07-05T17:00:00Z'),
  })
  expect(nextTime(prescribed('08:00'), at('2026-01-05T12:00:00Z'))?.at).toBe(at('2026-01-06T08:00:00Z'))
})
it('is not lost on the day of 25 hours, right after midnight', () => {
  expect(nextTime(prescribed('00:05'), at('2026-10-24T23:10:00Z'))?.at).toBe(at('2026-10-26T00:05:00Z'))
})
it('in the hour that the clocks leave out is when they go forward, and says so', () => {
  expect(nextTime(prescribed('01:30', '08:00'), at('2026-03-29T00:50:00Z'))).toEqual({
    time: '01:30',
    at: at('2026-03-29T01:00:00Z'),
    leftOut: true,
  })
})
it('comes once, not twice, in the hour that the clocks repeat', () => {
  expect(nextTime(prescribed('01:30'), at('2026-10-25T00:40:00Z'))?.at).toBe(at('2026-10-26T01:30:00Z'))
})
it('knows none where none was prescribed', () => {
  expect(nextTime(prescribed(), at('2026-03-29T00:50:00Z'))).toBeUndefined()
})

it('is always to come, within 25 hours, and reads on the clock in London as it was prescribed', () => {
  const minute = fc.nat({ max: 1439 })
  const clock = (of: number) =>
    `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`
  // Round both changes of the clocks, and through the year.
  const moment = fc.oneof(
    fc.integer({ min: at('2026-03-28T00:00:00Z'), max: at('2026-03-30T00:00:00Z') }),
    fc.integer({ min: at('2026-10-24T00:00:00Z'), max: at('2026-10-26T00:00:00Z') }),
    fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') }),
  )
  fc.assert(
    fc.property(moment, fc.uniqueArray(minute, { minLength: 1, maxLength: 6 }), (now, minutes) => {
      const next = nextTime(prescribed(...minutes.map(clock).toSorted()), now)
      const after = (next?.at ?? Number.NaN) - now
      expect(after).toBeGreaterThanOrEqual(0)
      expect(after).toBeLessThanOrEqual(25 * 3_600_000)
      const shown = next?.leftOut ? next.time : londonWallClock(now + after).slice(11)
      expect(shown).toBe(next?.time)
    }),
  )
})
