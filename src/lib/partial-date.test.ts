import { expect, it } from 'vitest'

import { isBefore, partialDate } from './partial-date.ts'

it.each([
  ['2019', '2019'],
  [' 3/2019 ', '2019-03'],
  ['Mar 2019', '2019-03'],
  ['march-2019', '2019-03'],
  ['2019-03', '2019-03'],
  ['14/03/2019', '2019-03-14'],
  ['14-Mar-2019', '2019-03-14'],
  ['1.3.2019', '2019-03-01'],
  ['2019-03-14', '2019-03-14'],
])('reads "%s" as %s', (written, date) => expect(partialDate(written)).toBe(date))

it.each([
  '',
  'last year',
  '14/03/19',
  '03/14/2019',
  '31/02/2019',
  '2019-13',
  '14',
  '1/2/3/2019',
  'maybe 2019',
])('does not guess what "%s" may mean', (written) => expect(partialDate(written)).toBeUndefined())

it('knows that a year may hold the month beside it', () => {
  expect(isBefore('2019', '2019-03')).toBe(false)
  expect(isBefore('2018-12-31', '2019')).toBe(true)
})
