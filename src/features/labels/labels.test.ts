import type { Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'

import { dataMatrixOf } from '#clinical/paper/data-matrix.ts'
import { printDraft, sheetsOf } from './draft.ts'
import { gsrnElement } from './gsrn.ts'
import { noAddress, sizeOf, toLabel } from './label.ts'
import { printing } from './printed.ts'

const verified = {
  url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
  valueCodeableConcept: { coding: [{ code: '01' }] },
}
const number = { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }
const ada: Stored<Patient> = {
  resourceType: 'Patient',
  id: 'ada',
  meta: { versionId: '4' },
  identifier: [{ ...number, extension: [verified] }],
  name: [{ family: 'Ashworth', given: ['Doreen'], prefix: ['Mrs'] }],
  birthDate: '1942-07-03',
  gender: 'female',
  address: [{ line: ['1 High Street'], city: 'Blackburn' }],
}
const labelOf = (more: Partial<Patient> = {}) => toLabel(toIdentity({ ...ada, ...more }), '9506000', false)

describe('the barcode of a band', () => {
  it('is AI 8018 with the prefix, the NHS number and a check digit', () => {
    expect(gsrnElement('9506000', '999 000 0018')).toBe('8018950600099900000182')
    expect(gsrnElement('9506000', '9434765919')).toBe('8018950600094347659191')
  })
  it('is nothing without a prefix of seven figures', () => {
    expect(gsrnElement('', '9990000018')).toBeUndefined()
  })
  // as bwip-js 4.11 (BWIPP) draws the same element string
  it('is drawn as another encoder draws it', () => {
    const drawn = dataMatrixOf('8018950600099900000182', 'gs1').map((row) => row.map(Number).join(''))
    expect(drawn).toEqual([
      '1010101010101010',
      '1111001001100101',
      '1010100011001010',
      '1010001111110111',
      '1110000010000010',
      '1000010100110111',
      '1001000010110100',
      '1011001101101001',
      '1110001011110110',
      '1100100111010101',
      '1000100000101100',
      '1010000100000101',
      '1110100110101110',
      '1110010111110101',
      '1111101011011010',
      '1111111111111111',
    ])
  })
  it('is there for a verified number alone', () => {
    expect(labelOf().barcode).toHaveProperty('path')
    expect(labelOf({ identifier: [number] }).barcode).toEqual({ none: 'NHS number not verified' })
    expect(labelOf({ identifier: [] }).barcode).toEqual({ none: 'no NHS number' })
    const wrong = [{ ...number, value: '9990000019', extension: [verified] }]
    expect(labelOf({ identifier: wrong }).barcode).toEqual({ none: 'NHS number not verified' })
  })
})

describe('a label', () => {
  it('has four identifiers as every screen writes them', () => {
    expect(labelOf()).toMatchObject({
      name: 'ASHWORTH, Doreen (Mrs)',
      born: '03-Jul-1942',
      nhsNumber: '999 000 0018',
      gender: 'Female',
    })
  })
  it('says that there is no NHS number, and keeps the hospital’s', () => {
    const hospital = { system: 'https://rxr.lune.example/Id/hospital-number', value: 'RXR1000001' }
    expect(labelOf({ identifier: [hospital] })).toMatchObject({
      nhsNumber: 'Not Known',
      hospitalNumbers: ['RXR1000001'],
    })
  })
  it('has no address of a sensitive record, whoever was shown one', () => {
    const label = labelOf({ meta: { security: [{ code: 'R' }] } })
    expect(noAddress(label)).toBe('Withheld – sensitive record')
    expect(noAddress(labelOf({ meta: { security: [{ code: 'V' }] } }))).toBe('Withheld – sensitive record')
    expect(noAddress(labelOf())).toBeUndefined()
  })
  it('makes room for a long name instead of cutting it', () => {
    expect(sizeOf(labelOf())).toBe('usual')
    expect(sizeOf(labelOf({ name: [{ family: 'A'.repeat(61) }] }))).toBe('very-long')
  })
})

describe('a sheet', () => {
  it('begins at the first free label and goes on overleaf', () => {
    const [one, two, ...more] = sheetsOf(23, 3)
    expect(one?.map((taken, place) => (taken ? place + 1 : 0)).filter(Boolean)).toEqual([23, 24])
    expect(two?.filter(Boolean)).toHaveLength(1)
    expect(more).toEqual([])
  })
  it('has a whole sheet’s places when it is full', () => expect(sheetsOf(1, 24)).toHaveLength(1))
})

describe('printing', () => {
  const draft = {
    kind: 'band',
    count: '1',
    first: '1',
    address: false,
    size: 'adult',
    alert: 'white',
    reason: '',
  }

  it('another band needs a reason, the first does not', () => {
    expect(printDraft(false).safeParse(draft).success).toBe(true)
    expect(printDraft(true).safeParse(draft).success).toBe(false)
    expect(printDraft(true).safeParse({ ...draft, reason: 'lost' }).success).toBe(true)
  })
  it('a band whose colour nobody has chosen is not printed', () => {
    expect(printDraft(false).safeParse({ ...draft, alert: '' }).success).toBe(false)
  })
  it('is written down with who, what, why, and the version of the details that went on paper', () => {
    const post = {
      id: '1',
      orgCode: 'RXR',
      orgName: 'East Lancashire',
      title: '',
      areas: [],
      role: 'admin' as const,
    }
    const written = printing(
      ada,
      { kind: 'band', count: '1', reason: 'lost' },
      { session: { userId: '5', name: 'Ms C', post }, now: new Date(0), entryId: 'e' },
    )
    expect(written).toMatchObject({
      target: [{ reference: 'Patient/ada' }],
      reason: [{ text: 'Lost' }],
      activity: { text: 'Printed: Wristband' },
      entity: [{ what: { reference: 'Patient/ada/_history/4' } }],
    })
  })
})
