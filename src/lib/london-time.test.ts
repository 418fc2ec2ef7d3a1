import fc from 'fast-check'
import { expect, it } from 'vitest'

import { fromLondonWallClock, londonWallClock } from './london-time.ts'

const later = Date.parse('2027-01-01T00:00:00Z')

it.each([
  ['2026-01-05T14:05', '2026-01-05T14:05:00+00:00'],
  ['2026-07-05T14:05', '2026-07-05T14:05:00+01:00'],
])('%s in London is %s', (wallClock, written) => {
  expect(fromLondonWallClock(wallClock, later)).toBe(written)
  expect(londonWallClock(Date.parse(written))).toBe(wallClock)
})
it.each([
  ['first', '2026-10-25T00:31:00Z', '+01:00'],
  ['second', '2026-10-25T01:30:00Z', '+00:00'],
])('in the %s hour of the two that read the same, now is now', (_, now, offset) => {
  expect(fromLondonWallClock('2026-10-25T01:30', Date.parse(now))).toBe(`2026-10-25T01:30:00${offset}`)
})
it('knows no time in the hour that is left out', () => {
  expect(fromLondonWallClock('2026-03-29T01:30', later)).toBeUndefined()
})
it.each(['', '2026-02-30T10:00', '2026-03-05', '05/03/2026 10:00'])('does not take %j for a time', (text) => {
  expect(fromLondonWallClock(text, later)).toBeUndefined()
})

it('gives back the very minute that it was read from, also in the hour that comes twice', () => {
  const minutes = (from: string) => fc.nat({ max: 48 * 60 }).map((after) => Date.parse(from) + after * 60_000)
  fc.assert(
    fc.property(fc.oneof(minutes('2026-03-28T00:00:00Z'), minutes('2026-10-24T00:00:00Z')), (instant) => {
      const written = fromLondonWallClock(londonWallClock(instant), instant)
      expect(Date.parse(written ?? '')).toBe(instant)
    }),
  )
})
