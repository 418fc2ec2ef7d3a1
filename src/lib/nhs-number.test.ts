import fc from 'fast-check'
import { expect, it } from 'vitest'

import { formatNhsNumber, groupedNhsNumber, isValidNhsNumber } from './nhs-number.ts'

it.each([
  '9912003888',
  '9000000009',
  '9000000025',
  '9434765919',
  '9999999999',
  '943 476 5919',
  '943-476-5919',
])('takes %s', (number) => expect(isValidNhsNumber(number)).toBe(true))

it.each(['9999999998', '943476591', '94347659190', '943476591X', '', 'abc'])('refuses %s', (number) =>
  expect(isValidNhsNumber(number)).toBe(false),
)

it('is shown 3-3-4', () => {
  expect(formatNhsNumber('9434765919')).toBe('943 476 5919')
  expect(formatNhsNumber('943-476-5919')).toBe('943 476 5919')
})

it('shows what is not ten digits as it came', () => {
  expect(formatNhsNumber('12345')).toBe('12345')
  expect(formatNhsNumber('not known')).toBe('not known')
})

it('notices every single wrong digit', () => {
  fc.assert(
    fc.property(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), (position, change) => {
      const digits = '9434765919'.split('')
      digits[position] = String((Number(digits[position]) + change) % 10)
      expect(isValidNhsNumber(digits.join(''))).toBe(false)
    }),
  )
})
it.each([
  ['999', '999'],
  ['9990', '999 0'],
  ['999-000-0018', '999 000 0018'],
  ['99900000181', '99900000181'],
  ['old 123', 'old 123'],
])('while it is typed %s stands as %s', (typed, shown) => expect(groupedNhsNumber(typed)).toBe(shown))
