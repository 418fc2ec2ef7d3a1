import fc from 'fast-check'
import { expect, it } from 'vitest'

import { clockWords, collectionClock, dueOf, reportClock } from './turnaround.ts'

const start = Date.parse('2026-03-10T09:00:00Z')
const at = (minutes: number) => start + minutes * 60_000

// discipline, priority, minutes since the specimen came, state, words
it.each([
  ['blood sciences', 'routine', 0, 'in time', '4hr left'],
  ['blood sciences', 'routine', 180, 'soon', '1hr left'],
  ['blood sciences', 'routine', 240, 'soon', '0min left'],
  ['blood sciences', 'routine', 241, 'overdue', 'Overdue 1min'],
  ['blood sciences', 'stat', 30, 'in time', '30min left'],
  ['blood sciences', 'asap', 61, 'overdue', 'Overdue 1min'],
  ['microbiology', 'routine', 60 * 72 + 125, 'overdue', 'Overdue 2hr 5min'],
  ['microbiology', 'urgent', 60, 'in time', '23hr left'],
  ['transfusion', 'routine', 60, 'in time', '5hr left'],
  ['transfusion', 'urgent', 50, 'soon', '10min left'],
] as const)('%s, %s, after %i min: %s, %s', (discipline, priority, minutes, state, words) => {
  const clock = reportClock({ discipline, priority, from: start }, at(minutes))
  expect(clock.state).toBe(state)
  expect(clockWords(clock)).toBe(words)
})

it('takes the shortest target where the discipline is not known, and routine where no priority is', () => {
  const clock = reportClock({ discipline: undefined, priority: undefined, from: start }, at(300))
  expect(clockWords(clock)).toBe('Overdue 1hr')
})
it('says how long it took, and whether that was late', () => {
  const done = (minutes: number) =>
    reportClock(
      { discipline: 'blood sciences', priority: 'urgent', from: start, ended: at(minutes) },
      at(900),
    )
  expect(clockWords(done(50))).toBe('Took 50min')
  expect(clockWords(done(70))).toBe('Took 1hr 10min, late')
})
it('is not known where nobody recorded when it began, and then stands first', () => {
  const clock = reportClock({ discipline: 'microbiology', priority: 'urgent', from: undefined }, at(0))
  expect(clockWords(clock)).toBe('Start not recorded')
  expect(dueOf(clock)).toBe(0)
})
it('counts to collection from the request', () => {
  expect(clockWords(collectionClock({ priority: 'urgent', from: start }, at(75)))).toBe('Overdue 15min')
  expect(clockWords(collectionClock({ priority: 'routine', from: start }, at(75)))).toBe('10hr 45min left')
})
it('never goes back: from in time by soon to overdue, whenever it is looked at', () => {
  const order = ['in time', 'soon', 'overdue']
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.nat(10_000),
      fc.constantFrom('routine', 'urgent'),
      (one, more, priority) => {
        const state = (minutes: number) =>
          order.indexOf(reportClock({ discipline: 'transfusion', priority, from: start }, at(minutes)).state)
        expect(state(one + more)).toBeGreaterThanOrEqual(state(one))
      },
    ),
  )
})
