import type { Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { bornText, diedText, nhsNumberText, toIdentity } from './patient.ts'

const bare: Stored<Patient> = { resourceType: 'Patient', id: 'p1' }
const nhsSystem = 'https://fhir.nhs.uk/Id/nhs-number'
const now = new Date('2026-03-14T12:00:00Z')

const statusUrl = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus'
const nhs = (value: string, code?: string, use?: 'old') => ({
  system: nhsSystem,
  value,
  ...(use ? { use } : {}),
  ...(code ? { extension: [{ url: statusUrl, valueCodeableConcept: { coding: [{ code }] } }] } : {}),
})

it('is a patient even when the record says nothing but an id', () => {
  expect(toIdentity(bare)).toEqual({
    id: 'p1',
    name: 'Name not recorded',
    preferredName: undefined,
    birth: undefined,
    gender: 'Not Specified',
    nhsNumber: { status: 'none', remark: 'Not Known' },
    death: undefined,
    hospitalNumbers: [],
    address: [],
    contacts: [],
    confidentiality: 'usual',
    replacedBy: [],
    replaces: [],
    active: true,
  })
})

it('survives one thing where a list should be', () => {
  const odd = { ...bare, name: { family: 'Odd', given: 'Ann' }, telecom: { value: '01632 960001' } }
  expect(toIdentity(odd as unknown as Stored<Patient>)).toMatchObject({ name: 'ODD, Ann' })
})

describe('Born', () => {
  const born = (patient: Partial<Patient>) => bornText(toIdentity({ ...bare, ...patient }), now)

  it('is the date with the age straight after it', () => {
    expect(born({ birthDate: '1945-07-14' })).toBe('14-Jul-1945 (80y)')
    expect(born({ birthDate: '2022-02-01' })).toBe('01-Feb-2022 (4y 1m)')
  })
  it('is the part that is known', () => {
    expect(born({ birthDate: '1945' })).toBe('1945 (age Not Known)')
    expect(born({ birthDate: '1945-07' })).toBe('Jul-1945 (age Not Known)')
    expect(born({})).toBe('Not Known')
  })
  it('counts a baby by the hour when the time of birth is recorded', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/patient-birthTime'
    const _birthDate = { extension: [{ url, valueDateTime: '2026-03-13T12:00:00+00:00' }] }
    expect(born({ birthDate: '2026-03-13', _birthDate })).toBe('13-Mar-2026 (24hrs)')
    expect(born({ birthDate: '2026-03-01', _birthDate })).toBe('01-Mar-2026 (13d)')
  })
  it('says no age beside the birth of somebody who has died', () => {
    expect(born({ birthDate: '1945-07-14', deceasedBoolean: true })).toBe('14-Jul-1945')
  })
})

describe('Died', () => {
  const died = (patient: Partial<Patient>) => diedText(toIdentity({ ...bare, ...patient }))

  it('is the date, with the age at that day', () => {
    expect(died({ birthDate: '1945-07-14', deceasedDateTime: '2026-02-03' })).toEqual({
      died: '03-Feb-2026',
      age: '80y',
      notice: undefined,
    })
  })
  it('is known before its date is', () => {
    expect(died({ deceasedBoolean: true })).toMatchObject({ died: 'date Not Known', age: 'Not Known' })
    expect(died({ birthDate: '1945', deceasedDateTime: '2026' })).toMatchObject({
      died: '2026',
      age: 'Not Known',
    })
  })
  it('is told by a notice of death alone, and which', () => {
    const url = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeathNotificationStatus'
    const notified = (code: string) => ({
      extension: [
        {
          url,
          extension: [{ url: 'deathNotificationStatus', valueCodeableConcept: { coding: [{ code }] } }],
        },
      ],
    })
    expect(died(notified('1'))).toMatchObject({ notice: 'informal notice' })
    expect(died(notified('2'))).toMatchObject({ notice: 'registered' })
    expect(died(notified('U'))).toBeUndefined()
  })
  it('is not said of the living', () => {
    expect(died({ deceasedBoolean: false })).toBeUndefined()
    expect(died({})).toBeUndefined()
  })
})

describe('NHS number', () => {
  const number = (...identifier: NonNullable<Patient['identifier']>) =>
    toIdentity({ ...bare, identifier }).nhsNumber

  it('is verified only by status 01', () => {
    expect(number(nhs('9434765919', '01'))).toEqual({ status: 'verified', digits: '9434765919' })
    for (const code of ['02', '03', '04', '05', '06', '07', '08'])
      expect(number(nhs('9434765919', code))).toMatchObject({ remark: 'NHS number not verified' })
    expect(number(nhs('9434765919'))).toMatchObject({ remark: 'NHS number not verified' })
  })
  it('is shown 3-3-4', () => {
    expect(nhsNumberText(number(nhs('9434765919', '01')))).toBe('943 476 5919')
  })
  it('takes the verified one of several', () => {
    expect(number(nhs('9000000009'), nhs('9434765919', '01'))).toMatchObject({ digits: '9434765919' })
  })
  it('says that there are several', () => {
    expect(number(nhs('9000000009'), nhs('9434765919', '01'))).toMatchObject({
      status: 'not verified',
      remark: 'NHS number not verified, 2 numbers recorded',
    })
  })
  it('leaves old ones out', () => {
    expect(number(nhs('9000000009', undefined, 'old'), nhs('9434765919', '01'))).toMatchObject({
      status: 'verified',
    })
  })
  it('says that the check digit is wrong, whatever the status', () => {
    expect(number(nhs('9434765918', '01'))).toMatchObject({
      remark: 'NHS number not verified, not a valid number',
    })
  })
  it('gives the reason when there is none', () => {
    const url = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason'
    const extension = [{ url, valueCodeableConcept: { coding: [{ code: 'overseas-patient' }] } }]
    expect(toIdentity({ ...bare, extension }).nhsNumber).toEqual({
      status: 'none',
      remark: 'Not Known (overseas patient)',
    })
  })
})

describe('a sensitive record', () => {
  const sensitive: Stored<Patient> = { ...bare, meta: { security: [{ code: 'R' }] } }

  it('says that the address is withheld, never that there is none', () => {
    expect(toIdentity(sensitive)).toMatchObject({
      address: 'withheld',
      contacts: 'withheld',
      confidentiality: 'R',
    })
  })
})

it('gives telephone and email in the order of the banner, without +44', () => {
  const telecom = [
    { system: 'email' as const, value: 'ada@example.org' },
    { system: 'phone' as const, use: 'mobile' as const, value: '+44 7700 900001' },
    { system: 'phone' as const, use: 'home' as const, value: '01632 960001' },
    { system: 'phone' as const, use: 'old' as const, value: '01632 960009' },
  ]
  expect(toIdentity({ ...bare, telecom }).contacts).toEqual([
    { label: 'Home', value: '01632 960001' },
    { label: 'Mobile', value: '07700 900001' },
    { label: 'Email', value: 'ada@example.org' },
  ])
})

it('never shows the code of a gender', () => {
  const gender = (code: string) => toIdentity({ ...bare, gender: code as 'male' }).gender
  expect(['male', 'female', 'other', 'unknown', 'xyz'].map(gender)).toEqual([
    'Male',
    'Female',
    'Other Specific',
    'Not Known',
    'Not Specified',
  ])
})

it('knows the record that took its place', () => {
  const link = [{ type: 'replaced-by' as const, other: { reference: 'Patient/p2' } }]
  expect(toIdentity({ ...bare, link }).replacedBy).toEqual([{ id: 'p2', display: 'another record' }])
})
