import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { agoWords, dueWords, hoursAndMinutes } from './due-words.ts'
import { dueFrom } from './monitoring.ts'

const hour = 3_600_000
const now = Date.parse('2026-03-14T12:00:00Z')

describe('observations due', () => {
  const due = { at: now, overdueAt: now + 2 * hour, words: '4 to 6-hourly' }
  it.each([
    [-130 / 60, 'later', 'in 02:10'],
    [0, 'now', 'due now'],
    [1.9, 'now', 'due now'],
    [2, 'overdue', 'overdue now'],
    [3 + 1 / 3, 'overdue', 'overdue 01:20'],
    [2 + 25.5, 'overdue', 'overdue 1d 01:30'],
  ])('at %d hours from due: %s', (hours, urgency, words) => {
    expect(dueWords(due, now + hours * hour)).toMatchObject({ urgency, words, interval: '4 to 6-hourly' })
  })
  it('are due now when none was ever taken', () => {
    expect(dueWords(undefined, now)).toMatchObject({ urgency: 'now', words: 'due now' })
  })
})

it.each([
  [10_000, 'just now'],
  [48 * 60_000, '48min ago'],
  [-60_000, 'just now'],
  [-2 * hour, 'dated in the future'],
])('%d ms ago is %j', (ago, words) => {
  expect(agoWords(now - ago, now)).toBe(words)
})
it('nothing is due "in 0min"', () => {
  expect(dueWords({ at: now + 20_000, overdueAt: now + hour, words: 'hourly' }, now).words).toBe('due now')
})

describe('a due clock goes by instants', () => {
  const minute = 60_000
  // Round midnight and both changes of the clocks of London.
  const taken = fc.oneof(
    ...['2026-03-28T22:00:00Z', '2026-10-24T21:00:00Z', '2026-12-31T20:00:00Z'].map((from) =>
      fc.nat({ max: 8 * 60 }).map((minutes) => Date.parse(from) + minutes * minute),
    ),
  )
  const interval = fc
    .integer({ min: 15, max: 720 })
    .map((minutes) => ({ dueAfter: (minutes * minute * 3) / 4, overdueAfter: minutes * minute, words: '' }))

  it('so that what is overdue is so by the minutes that have passed, whatever the clocks have done', () => {
    fc.assert(
      fc.property(taken, interval, fc.integer({ min: 1, max: 600 }), (instant, every, late) => {
        const due = dueFrom([{ instant, total: 1, complete: true, interval: every }])
        expect(dueWords(due, instant + every.overdueAfter + late * minute).words).toBe(
          `overdue ${hoursAndMinutes(late * minute)}`,
        )
      }),
    )
  })
  it('and is half-open: to come, then due, then overdue, one of them at every moment and never back', () => {
    fc.assert(
      fc.property(taken, interval, (instant, every) => {
        const due = dueFrom([{ instant, total: 1, complete: true, interval: every }])
        const at = (now: number) => dueWords(due, now).urgency
        const order = ['later', 'now', 'overdue']
        let before = 0
        for (let now = instant; now < instant + every.overdueAfter + 5 * minute; now += minute) {
          expect(order.indexOf(at(now))).toBeGreaterThanOrEqual(before)
          before = order.indexOf(at(now))
        }
        expect(at(instant + every.overdueAfter - 1)).toBe('now')
        expect(at(instant + every.overdueAfter)).toBe('overdue')
      }),
    )
  })
  it('and is never overdue by nothing', () => {
    expect(dueWords({ at: now - hour, overdueAt: now, words: '' }, now + 59_000).words).toBe('overdue now')
  })
})
