import { expect, it } from 'vitest'

import { formalName, preferredName, sortName, staffName } from './names.ts'

it('is SURNAME, Given (Title)', () => {
  expect(formalName([{ family: 'Ashworth', given: ['Doreen'], prefix: ['Mrs.'] }])).toBe(
    'ASHWORTH, Doreen (Mrs)',
  )
})

it('takes the usual name before the official one, and never an old one while there is another', () => {
  const names = [
    { use: 'old' as const, family: 'Maiden' },
    { use: 'official' as const, family: 'Official' },
    { use: 'usual' as const, family: 'Usual' },
  ]
  expect(formalName(names)).toBe('USUAL')
  expect(formalName(names.slice(0, 2))).toBe('OFFICIAL')
  expect(formalName(names.slice(0, 1))).toBe('MAIDEN')
})

it('makes do with what there is', () => {
  expect(formalName([{ family: "O'Neill" }])).toBe("O'NEILL")
  expect(formalName([{ given: ['Zoë'] }])).toBe('Zoë')
  expect(formalName([{ text: 'Baby of Ashcroft' }])).toBe('Baby of Ashcroft')
  expect(formalName([{}])).toBe('Name not recorded')
  expect(formalName([])).toBe('Name not recorded')
  expect(formalName(undefined)).toBe('Name not recorded')
})

it('knows the name a person asks for', () => {
  expect(preferredName([{ family: 'Smith' }, { use: 'nickname', given: ['Jack'] }])).toBe('Jack')
  expect(preferredName([{ family: 'Smith' }])).toBeUndefined()
})

it('says a member of staff as one does aloud', () => {
  expect(staffName([{ prefix: ['Dr'], given: ['Amina'], family: 'Hargreaves' }])).toBe('Dr Amina Hargreaves')
})

it('sorts by family name, the nameless last', () => {
  const names = [undefined, [{ family: 'young', given: ['A'] }], [{ family: 'Adams', given: ['Z'] }]]
  expect(names.toSorted((one, other) => sortName(one).localeCompare(sortName(other)))).toEqual([
    names[2],
    names[1],
    names[0],
  ])
})
