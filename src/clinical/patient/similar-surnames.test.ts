import { expect, it } from 'vitest'

import { alikeNames, isSimilar } from './similar-surnames.ts'

it.each([
  ['Smith', 'SMITH'],
  ['Smith', 'Smyth'],
  ['Smith', 'Smiht'],
  ['Smith', 'Smiths'],
  ["O'Neill", 'O’Neill'],
  ['Zoë', 'Zoe'],
  ['Ali', 'Ali'],
])('%s and %s are alike', (one, other) => {
  expect(isSimilar(one, other)).toBe(true)
})
it.each([
  ['Smith', 'Jones'],
  ['Ali', 'Adi'],
  ['Clark', 'Blark'],
  ['', ''],
  ['Khan', 'Kahnes'],
])('%s and %s are not', (one, other) => {
  expect(isSimilar(one, other)).toBe(false)
})
it('marks every one of those who share a name, and nobody for being on the list twice', () => {
  const people = [
    { id: '1', surname: 'Smith' },
    { id: '2', surname: 'Smith' },
    { id: '3', surname: 'Patel' },
    { id: '3', surname: 'Patel' },
  ]
  expect([...alikeNames(people)]).toEqual(['1', '2'])
})
