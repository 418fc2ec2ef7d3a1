import { describe, expect, it } from 'vitest'

import { dueFrom } from './monitoring.ts'
import { countedByNews2, intervalFor, responseTo, type ScoreAt, trendOf } from './news2-response.ts'

const hour = 3_600_000
const at = 1_000_000_000_000
const set = (
  hoursAgo: number,
  total: number,
  rest: { any3?: boolean | undefined; complete?: boolean } = {},
) => ({
  instant: at - hoursAgo * hour,
  total,
  any3: false,
  complete: true,
  ...rest,
})

const nextDue = (scores: readonly ScoreAt[]) => dueFrom(scores.map(countedByNews2))

describe('the next set', () => {
  it.each([
    [0, 11, 12],
    [1, 4, 6],
    [4, 4, 6],
    [5, 0.75, 1],
    [6, 0.75, 1],
    [7, 0.5, 1],
  ])('after NEWS2 %d is due after %d and overdue after %d hours', (total, dueAfter, overdueAfter) => {
    const due = nextDue([set(0, total)])
    expect(due).toMatchObject({ at: at + dueAfter * hour, overdueAt: at + overdueAfter * hour })
  })
  it('after a single 3 is hourly, whatever the total', () => {
    expect(nextDue([set(0, 3, { any3: true })])?.words).toBe('hourly')
  })
  it('after a recorded 3 whose sub-scores are not known is taken as hourly too', () => {
    expect(nextDue([set(0, 3, { any3: undefined })])?.words).toBe('hourly')
    expect(nextDue([set(0, 2, { any3: undefined })])?.words).toBe('4 to 6-hourly')
  })
  it('is not put off by an incomplete set', () => {
    expect(nextDue([set(1, 0, { complete: false }), set(5, 1)])?.at).toBe(at - 1 * hour)
  })
  it('is brought forward by what an incomplete set did find', () => {
    expect(nextDue([set(1, 6, { complete: false }), set(2, 0)])?.overdueAt).toBe(at)
  })
  it('is unknown when nothing was ever taken', () => {
    expect(nextDue([])).toBeUndefined()
    expect(nextDue([set(1, 2, { complete: false })])).toBeUndefined()
  })
})

it('escalates by band, and parts routine from nurse assessment', () => {
  expect(responseTo('high', 9).escalation).toContain('Emergency response')
  expect(responseTo('medium', 5).monitoring).toBe('At least every hour')
  expect(responseTo('low', 0).monitoring).toBe('At least every 12 hours')
  expect(responseTo('low', 1).monitoring).toBe('At least every 4 to 6 hours')
  expect(intervalFor('high', 8).words).toBe('continuous monitoring')
})

it('says how the score moved', () => {
  expect([trendOf(5, 3), trendOf(3, 5), trendOf(3, 3), trendOf(3, undefined)]).toEqual([
    'rising',
    'falling',
    'steady',
    'first',
  ])
})
