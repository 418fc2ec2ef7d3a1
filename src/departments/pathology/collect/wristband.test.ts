import { expect, it } from 'vitest'

import { readWristband } from './wristband.ts'

const ada = {
  nhsNumber: { status: 'verified' as const, digits: '9990000700' },
  hospitalNumbers: [{ value: 'RXR123456', at: 'RXR' }],
  birth: '1951-04-05',
}
const nobody = {
  nhsNumber: { status: 'none' as const, remark: 'Not Known' },
  hospitalNumbers: [],
  birth: '1951-04-05',
}

it.each([
  ['', 'nothing'],
  ['999 000', 'unfinished'],
  ['999 000 0700', 'matches'],
  ['9990000700', 'matches'],
  ['999-000-0700', 'matches'],
  ['999 000 0701', 'somebody else'],
  ['rxr123456', 'matches'],
  ['RXR12', 'unfinished'],
  ['RXR999999', 'somebody else'],
  // as a scanner reads the band: 8018, the company prefix of seven figures, the number, a check digit
  ['8018505123499900007004', 'matches'],
  [']d28018505123499900007004', 'matches'],
  ['8018505123499900007124', 'somebody else'],
  ['80185051234', 'unfinished'],
])('reads “%s”: %s', (typed, said) => {
  expect(readWristband(typed, ada)).toBe(said)
})
it('asks for the date of birth of somebody who has no number at all', () => {
  expect(readWristband('05-04-1951', nobody)).toBe('matches')
  expect(readWristband('05/04/1952', nobody)).toBe('somebody else')
  expect(readWristband('0504', nobody)).toBe('unfinished')
  expect(readWristband('05041951', { ...nobody, birth: '1951' })).toBe('somebody else')
})
