import { expect, it } from 'vitest'

import { dischargeWords } from './discharge-words.ts'

it.each([
  ['2026-03-08', 'in 3 days', false],
  ['2026-03-06', 'in 1 day', false],
  ['2026-03-05', 'today', false],
  ['2026-03-04', '1 day ago', true],
])('%s is %s on 05-Mar-2026', (date, words, passed) => {
  expect(dischargeWords(date, '2026-03-05')).toEqual({ words, passed })
})
it('is not counted to a month or to nothing', () => {
  expect(dischargeWords('2026-03', '2026-03-05')).toBeUndefined()
  expect(dischargeWords(undefined, '2026-03-05')).toBeUndefined()
})
