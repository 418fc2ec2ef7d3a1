import { expect, it } from 'vitest'

import { rangeWords } from './range-words.ts'

it.each([
  [200, 10_289, true, '1 to 200 of 10,289'],
  [200, undefined, true, '1 to 200 of at least 201'],
  // counted before some came: what is known for certain is said
  [200, 150, true, '1 to 200 of at least 201'],
  [10_289, 10_289, false, '1 to 10,289, all there are'],
  [1, undefined, false, '1 in all'],
  [0, 0, false, 'None'],
])('of %i rows there and %s counted, more to come: %s, says “%s”', (there, count, isMore, words) =>
  expect(rangeWords(there, count, isMore)).toBe(words),
)
