import { expect, it } from 'vitest'

import { leftIn, nextAfter, placeWords, startRound, withOutcome } from './round.ts'

const round = startRound(['a', 'b', 'c', 'b'])

it('goes to each patient once, in the order in which it began', () => {
  expect(round.order).toEqual(['a', 'b', 'c'])
  expect(nextAfter(round, undefined)).toBe('a')
  expect(nextAfter(round, 'a')).toBe('b')
  expect(placeWords(round, 'c')).toBe('3 of 3')
})

it('comes back to who was passed over, and ends when nobody is left', () => {
  const began = withOutcome(round, 'b', { kind: 'saved' })
  expect(nextAfter(began, 'c')).toBe('a')
  const ended = withOutcome(withOutcome(began, 'a', { kind: 'kept' }), 'c', { kind: 'saved' })
  expect(nextAfter(ended, 'c')).toBeUndefined()
})

it('does not go to a skipped patient again by itself, but keeps them on the list', () => {
  const skipped = withOutcome(round, 'a', { kind: 'skipped', reason: 'Asleep' })
  expect(nextAfter(skipped, 'c')).toBe('b')
  expect(leftIn(withOutcome(skipped, 'b', { kind: 'saved' }))).toEqual(['a', 'c'])
})
