import type { Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { addressDraft, addressDrafts, addressesOf, newAddress, withAddresses } from './address.ts'
import { newPerson, peopleOf, personDrafts, withPeople } from './person.ts'

const now = new Date('2026-07-03T10:00:00Z')
const today = '2026-07-03'
const key = { url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AddressKey' }
// as the UK Core example and the Personal Demographics Service write them
const ada: Patient = {
  resourceType: 'Patient',
  id: 'ada',
  address: [
    { use: 'home', line: ['4 Sandmoor Drive'], city: 'LEEDS', postalCode: 'LS17 7DF', extension: [key] },
    { use: 'old', line: ['1 Old Row'], period: { end: '2019-01-01' } },
    { use: 'temp', text: 'Student Accommodation', period: { start: '2026-06-01', end: '2026-12-31' } },
  ],
  contact: [
    {
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactRank',
          valuePositiveInt: 1,
        },
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-CopyCorrespondenceIndicator',
          valueBoolean: true,
        },
      ],
      relationship: [
        {
          coding: [
            {
              system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-AdditionalPersonRelationshipRole',
              code: 'Personal',
              display: 'Personal relationship with the patient',
            },
          ],
        },
      ],
      name: { use: 'official', text: 'JACKSON Jane (Miss)', family: 'Jackson', given: ['Jane'] },
      telecom: [{ system: 'phone', value: '07777123123', use: 'mobile' }],
      gender: 'female',
    },
  ],
}

describe('addresses', () => {
  it('are those of now in the form, and all of them on the screen', () => {
    expect(addressDrafts(ada, today).map(({ kind }) => kind)).toEqual(['home', 'temp'])
    expect(addressesOf(ada, today).map(({ kind, past }) => [kind, past])).toEqual([
      ['Home', false],
      ['Temporary', false],
      ['Home', true],
    ])
  })
  it('keep what the form does not show, and end rather than go', () => {
    const before = addressDrafts(ada, today)
    const [home, temp] = before
    if (!home || !temp) throw new Error('Two addresses of now')
    const next = withAddresses(
      ada,
      before,
      [
        { ...home, town: 'Leeds' },
        { ...temp, gone: true },
        { ...newAddress('billing'), line: 'PO Box 1' },
      ],
      now,
    ).address
    expect(next?.[0]).toMatchObject({ city: 'Leeds', extension: [key] })
    expect(next?.[2]).toMatchObject({
      use: 'old',
      text: 'Student Accommodation',
      period: { end: now.toISOString() },
    })
    expect(next?.[3]).toMatchObject({ use: 'billing', type: 'postal', line: ['PO Box 1'] })
  })
  it('are left as they are where nothing was changed', () => {
    const before = addressDrafts(ada, today)
    expect(withAddresses(ada, before, before, now)).toEqual(ada)
  })
  it('for now need a last day, so that letters go home again', () => {
    const temp = { ...newAddress('temp'), line: '4 Row' }
    expect(addressDraft.safeParse(temp).success).toBe(false)
    expect(addressDraft.safeParse({ ...temp, until: '2999-01-01' }).success).toBe(true)
    expect(addressDraft.safeParse({ ...temp, until: '2000-01-01' }).success).toBe(false)
  })
})

describe('people to contact', () => {
  it('are shown in words, with who gets letters', () => {
    expect(peopleOf(ada)).toMatchObject([
      {
        name: 'JACKSON Jane (Miss)',
        who: 'Personal relationship with the patient',
        reached: '07777123123',
        copies: true,
      },
    ])
  })
  it('keep the words of a relationship that no code of ours says, and a name as it was written', () => {
    const before = personDrafts(ada)
    const [jane] = before
    if (!jane) throw new Error('One person')
    const [changed] =
      withPeople(ada, before, [{ ...jane, roles: ['N', 'C'], relation: 'SIS', rank: '2' }], now).contact ?? []
    expect(changed?.relationship?.map(({ coding }) => coding?.[0]?.code)).toEqual([
      'N',
      'C',
      'SIS',
      'Personal',
    ])
    expect(changed).toMatchObject({ gender: 'female', name: { family: 'Jackson' } })
    expect(peopleOf({ contact: changed ? [changed] : [] })[0]?.rank).toBe(2)
  })
  it('end when they are no longer to be called', () => {
    const before = personDrafts(ada)
    const next = withPeople(
      ada,
      before,
      before.map((one) => ({ ...one, gone: true })),
      now,
    )
    expect(next.contact?.[0]?.period?.end).toBe(now.toISOString())
  })
  it('are added with a code for who they are', () => {
    const next = withPeople(ada, [], [{ ...newPerson(), name: 'Jo', relation: 'DAU' }], now)
    expect(next.contact?.[1]).toMatchObject({
      name: { text: 'Jo' },
      relationship: [{ coding: [{ code: 'C' }], text: 'Daughter' }, { coding: [{ code: 'DAU' }] }],
    })
  })
})
