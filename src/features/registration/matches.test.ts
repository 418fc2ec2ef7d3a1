import { describe, expect, it, test } from 'vitest'

import { toIdentity } from '#clinical/patient/patient.ts'

import { matchesOf, matchOf, soundsLike } from './matches.ts'

const doreen = toIdentity({
  resourceType: 'Patient',
  id: 'doreen',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
  name: [{ use: 'official', family: 'O’Neill', given: ['Doreen', 'May'], prefix: ['Mrs'] }],
  gender: 'female',
  birthDate: '1942-03-04',
  address: [{ line: ['1 High Street'], postalCode: 'BB2 3HH' }],
})
const typed = {
  family: "O'Neill",
  given: 'Doreen',
  born: '04/03/1942',
  nhsNumber: '',
  postcode: '',
  gender: 'unknown',
}

describe('how like somebody a record is', () => {
  it.each([
    ['the same name and birth date, however the name is written', typed, 'strong'],
    [
      'the same NHS number under another name',
      { ...typed, family: 'Smith', given: 'Jo', born: '', nhsNumber: '999 000 0018' },
      'same NHS number',
    ],
    ['day and month changed over', { ...typed, born: '03/04/1942' }, 'possible'],
    [
      'one figure of the birth date mistyped, same postcode',
      { ...typed, born: '04/03/1943', postcode: 'bb23hh' },
      'strong',
    ],
    [
      'a name that sounds the same, an initial, the birth date',
      { ...typed, family: 'O’Neal', given: 'D' },
      'possible',
    ],
    ['the year of birth alone is known', { ...typed, born: '1942' }, 'possible'],
    ['a namesake of another birth date', { ...typed, born: '19/11/1980' }, 'weak'],
    ['somebody else of the same day', { ...typed, family: 'Khan', given: 'Amir', gender: 'male' }, 'weak'],
  ] as const)('%s', (_, sought, strength) => {
    expect(matchOf(sought, doreen).strength).toBe(strength)
  })

  it('says in words what is the same and what is not', () => {
    const match = matchOf({ ...typed, born: '03/04/1942', postcode: 'PR1 2AA', gender: 'female' }, doreen)
    expect(match.same).toEqual([
      'same family name',
      'same given name',
      'similar date of birth',
      'same gender',
    ])
    expect(match.different).toEqual(['another postcode'])
  })

  it('says nothing of what is withheld', () => {
    const match = matchOf({ ...typed, postcode: 'BB2 3HH' }, { ...doreen, address: 'withheld' })
    expect([...match.same, ...match.different].join(' ')).not.toContain('postcode')
  })

  it('puts the likeliest first and leaves out who is not like it', () => {
    const swapped = {
      ...doreen,
      id: 'swapped',
      birth: '1942-04-03',
      nhsNumber: { status: 'none' as const, remark: '' },
    }
    const other = { ...doreen, id: 'other', name: 'KHAN, Amir', birth: '1980-01-01' }
    const found = matchesOf({ ...typed, nhsNumber: '' }, [other, swapped, doreen])
    expect(found.map(({ patient }) => patient.id)).toEqual(['doreen', 'swapped'])
  })
})

test.each([
  ['smith', 'smyth', true],
  ['robert', 'rupert', true],
  ['ashcroft', 'ashcraft', true],
  ['smith', 'jones', false],
])('%s and %s sound alike: %s', (one, other, alike) => expect(soundsLike(one, other)).toBe(alike))
