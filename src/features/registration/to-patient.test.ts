import { describe, expect, it } from 'vitest'

import { toIdentity } from '#clinical/patient/patient.ts'

import { draftOf, emptyDetails } from './draft-of.ts'
import { detailsDraft } from './draft.ts'
import { fromDraft, fromUnknown, withDetails } from './to-patient.ts'

const entry = { system: 'https://lune.example/fhir/Id/entry', value: 'a' }
const now = new Date('2026-03-05T14:20:00Z')
const ada = detailsDraft.parse({
  ...emptyDetails,
  title: 'Mrs',
  family: "O'Neill",
  given: 'Ada',
  middle: 'May Rose',
  preferred: 'Addie',
  born: '14/03/1951',
  gender: 'female',
  nhsNumber: '999 000 0018',
  address: '1 High Street\nEwood',
  town: 'Blackburn',
  postcode: 'bb23hh',
  mobile: '07700 900123',
  practice: 'Organization/gp-ribble Ribble Village Practice',
  ethnicity: 'A',
  language: 'pl',
  interpreter: 'yes',
  kinName: 'Jo O’Neill',
  kinRelation: 'Daughter',
  kinPhone: '07700 900456',
})

describe('a patient who is registered', () => {
  const patient = { ...fromDraft(ada, [entry]), id: 'ada' }

  it('is read back as who was written', () => {
    const { name, preferredName, birth, nhsNumber, address, contacts } = toIdentity(patient)
    expect({ name, preferredName, birth, address, contacts }).toEqual({
      name: "O'NEILL, Ada May Rose (Mrs)",
      preferredName: 'Addie',
      birth: '1951-03-14',
      address: ['1 High Street', 'Ewood', 'Blackburn', 'BB2 3HH'],
      contacts: [{ label: 'Mobile', value: '07700 900123' }],
    })
    expect(nhsNumber).toEqual({
      status: 'not verified',
      digits: '9990000018',
      remark: 'NHS number not verified',
    })
  })

  it('is in the form again as it was written', () => {
    expect(draftOf(patient)).toEqual({ ...ada, born: '1951-03-14', verification: '02' })
  })

  it('has nothing of what was left empty', () => {
    const bare = fromDraft({ ...emptyDetails, family: 'Solo', gender: 'unknown' }, [entry])
    expect(bare).toEqual({
      resourceType: 'Patient',
      active: true,
      identifier: [entry],
      name: [{ use: 'official', family: 'Solo' }],
      gender: 'unknown',
    })
  })
})

describe('a change of details', () => {
  const before = { ...fromDraft(ada, [entry]), id: 'ada', link: [{ type: 'seealso' as const, other: {} }] }
  const was = draftOf(before)

  it('touches nothing that the form did not change', () => {
    expect(withDetails(before, was, was, now)).toEqual(before)
  })

  it('keeps the old name, so that it still finds the patient', () => {
    const { name = [] } = withDetails(before, was, { ...was, family: 'Field' }, now)
    expect(name.map(({ use, family }) => [use, family])).toEqual([
      ['official', 'Field'],
      ['nickname', undefined],
      ['old', "O'Neill"],
    ])
  })

  it('keeps the old address with its end, and the banner shows the new one', () => {
    const moved = withDetails(
      before,
      was,
      { ...was, address: '9 Quay', town: 'Lancaster', postcode: 'LA1 4RP' },
      now,
    )
    expect(toIdentity(moved).address).toEqual(['9 Quay', 'Lancaster', 'LA1 4RP'])
    expect(moved.address?.[1]).toMatchObject({
      use: 'old',
      city: 'Blackburn',
      period: { end: now.toISOString() },
    })
  })

  it('leaves alone where somebody stays for now, where letters go, and a telephone at work', () => {
    const more = {
      ...before,
      address: [
        ...(before.address ?? []),
        { use: 'temp' as const, line: ['4 Daughter’s Row'] },
        { use: 'billing' as const, type: 'postal' as const, line: ['PO Box 1'] },
      ],
      telecom: [
        ...(before.telecom ?? []),
        { system: 'phone' as const, use: 'work' as const, value: '01632 960111' },
      ],
    }
    const was = draftOf(more)
    const moved = withDetails(more, was, { ...was, address: '9 Quay', mobile: '07700 900999' }, now)
    expect(moved.address?.map(({ use }) => use)).toEqual(['home', 'old', 'temp', 'billing'])
    expect(moved.telecom?.find(({ use }) => use === 'work')?.value).toBe('01632 960111')
  })

  it('forgets the GP of a practice that somebody has left', () => {
    const known = withDetails(before, was, { ...was, gp: 'Practitioner/g Dr Field' }, now)
    expect(draftOf(known).gp).toBe('Practitioner/g Dr Field')
    const left = withDetails(
      known,
      draftOf(known),
      { ...draftOf(known), practice: 'Organization/other Other' },
      now,
    )
    expect(left.generalPractitioner).toEqual([{ reference: 'Organization/other', display: 'Other' }])
  })

  it('says by code who the next of kin is, and what was asked of sex at birth, marriage and residence', () => {
    const asked = { ...was, birthSex: 'F', marital: 'W', residential: 'H' }
    const told = withDetails(before, was, asked, now)
    expect(before.contact?.[0]?.relationship?.map(({ coding }) => coding?.[0]?.code)).toEqual(['N', 'DAU'])
    expect(told.maritalStatus?.coding?.[0]?.code).toBe('W')
    expect(draftOf(told)).toEqual(asked)
  })

  it('keeps a replaced NHS number as an old one', () => {
    const { identifier = [] } = withDetails(
      before,
      was,
      { ...was, nhsNumber: '9990000026', verification: '01' },
      now,
    )
    expect(identifier.map(({ use, value }) => [use, value])).toEqual([
      ['official', '9990000026'],
      [undefined, 'a'],
      ['old', '9990000018'],
    ])
  })
})

it('somebody who cannot say who they are is told apart by when they came', () => {
  const unknown = fromUnknown({ gender: 'male', age: '40' }, [entry], now)
  expect(toIdentity({ ...unknown, id: 'x' }).name).toBe('UNKNOWN, Male 05-Mar-2026 14:20')
  expect(unknown.birthDate).toBeUndefined()
})

it.each([
  ['an NHS number whose check digit is wrong', { nhsNumber: '999 000 0019' }],
  ['a birth date in the future', { born: '2999' }],
  ['a postcode that is none', { postcode: 'B' }],
  ['nobody’s name', { family: ' ', given: '' }],
])('%s is not taken', (_, wrong) => {
  expect(detailsDraft.safeParse({ ...ada, ...wrong }).success).toBe(false)
})
