import { expect, it } from 'vitest'

import { toIdentity } from '#clinical/patient/patient.ts'

import { isNamesake, sameNames } from './same-names.ts'

const named = (id: string, family: string, given: string, title: string) =>
  toIdentity({ resourceType: 'Patient', id, name: [{ family, given: [given], prefix: [title] }] })

it('names those who share a name, whatever their title', () => {
  const people = [
    named('1', 'Smith', 'John', 'Mr'),
    named('2', 'SMITH', 'John', 'Dr'),
    named('3', 'Smith', 'Joan', 'Ms'),
  ]
  const shared = sameNames(people)
  expect(people.map((person) => isNamesake(person, shared))).toEqual([true, true, false])
})
