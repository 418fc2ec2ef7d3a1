import { describe, expect, it } from 'vitest'

import { agoWords, dueWords } from './due-words.ts'

const hour = 3_600_000
const now = Date.parse('2026-03-14T12:00:00Z')

describe('observations due', () => {
  const due = { at: now, overdueAt: now + 2 * hour, words: '4 to 6-hourly' }
  it.each([
    [-130 / 60, 'later', 'in 2hr 10min'],
    [0, 'now', 'due now'],
    [2, 'now', 'due now'],
    [3 + 1 / 3, 'overdue', 'overdue 1hr 20min'],
  ])('at %d hours from due: %s', (hours, urgency, words) => {
    expect(dueWords(due, now + hours * hour)).toEqual({ urgency, words, interval: '4 to 6-hourly' })
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
