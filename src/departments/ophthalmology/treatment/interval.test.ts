import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { afterWeeks, intervalChoices, nextWeeks, treatBy, weeksBetween } from './interval.ts'

const regimen = { loading: 3, loadingWeeks: 4, minimum: 4, maximum: 16, step: 2 }

describe('treat-and-extend', () => {
  it.each([
    ['the first of the loading', 1, undefined, 'extend', 4],
    ['the second of the loading, whatever is chosen', 2, 4, 'shorten', 4],
    ['the last of the loading, extended', 3, 4, 'extend', 6],
    ['the last of the loading, kept', 3, 4, 'keep', 4],
    ['a dry eye', 5, 8, 'extend', 10],
    ['an active eye', 5, 8, 'shorten', 6],
    ['at its longest', 9, 16, 'extend', 16],
    ['at its shortest', 9, 4, 'shorten', 4],
    ['one short of its longest', 9, 15, 'extend', 16],
    ['no plan before it', 7, undefined, 'extend', 6],
  ] as const)('%s', (_, given, planned, choice, weeks) => {
    expect(nextWeeks(regimen, given, planned, choice)).toBe(weeks)
  })
  it('never leaves the shortest and the longest interval, and extending is never shorter than keeping', () => {
    const some = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(some, some, (given, planned) => {
        const [extended, kept, shortened] = intervalChoices.map((choice) =>
          nextWeeks({ ...regimen, loading: 1 }, given, planned, choice),
        )
        for (const weeks of [extended, kept, shortened]) {
          expect(weeks).toBeGreaterThanOrEqual(4)
          expect(weeks).toBeLessThanOrEqual(16)
        }
        expect(extended).toBeGreaterThanOrEqual(kept ?? 99)
        expect(kept).toBeGreaterThanOrEqual(shortened ?? 99)
      }),
    )
  })
  it('counts weeks of days on a calendar, over the change of the clocks and the year', () => {
    expect(afterWeeks('2026-03-25T10:00:00Z', 1)).toBe('2026-04-01')
    expect(afterWeeks('2026-12-20', 4)).toBe('2027-01-17')
    expect(weeksBetween('2026-03-25', '2026-05-20')).toBe(8)
    expect(weeksBetween('2026-03-25', '2026-05-21')).toBe(8)
    expect(weeksBetween('2026', '2026-05-21')).toBeUndefined()
  })
  it('gives a new wet AMD fourteen days', () => {
    expect(treatBy('2026-11-01')).toBe('2026-11-15')
  })
})
