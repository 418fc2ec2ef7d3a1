import type { Encounter, Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { mergeEvents, mergeMade } from './events.ts'
import { doubts, hindrances, likelierKept, merged, type MergeRecord, parted } from './merge.ts'
import { isChoice, type PartKey, parts, takenByDefault, withElements } from './parts.ts'

const nhs = 'https://fhir.nhs.uk/Id/nhs-number'
const number = (value: string, code = '01') => ({
  system: nhs,
  value,
  extension: [
    {
      url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
      valueCodeableConcept: { coding: [{ code }] },
    },
  ],
})
const known: Stored<Patient> = {
  resourceType: 'Patient',
  id: 'known',
  meta: { versionId: '4' },
  active: true,
  name: [{ use: 'official', family: 'Field', given: ['Ada'] }],
  birthDate: '1951-03-04',
  gender: 'female',
  identifier: [number('9990000018')],
  address: [{ line: ['1 High Street'], city: 'Burnley' }],
}
const unknown: Stored<Patient> = {
  resourceType: 'Patient',
  id: 'unknown',
  meta: { versionId: '1' },
  active: true,
  name: [{ use: 'temp', family: 'Unknown', given: ['Female'] }],
  gender: 'female',
  identifier: [{ system: 'https://rxr.lune.example/Id/hospital-number', value: 'RXR7' }],
  telecom: [{ system: 'phone', value: '07700 900123' }],
}
const stay: Encounter = { resourceType: 'Encounter', status: 'in-progress', class: { code: 'IMP' } }
const record = (patient: Stored<Patient>, ...stays: Encounter[]): MergeRecord => ({
  patient,
  stays,
  counts: [],
})
const part = (key: PartKey) => {
  const one = parts.find((each) => each.key === key)
  if (!one) throw new Error(key)
  return one
}

describe('whose words are kept', () => {
  it('the survivor’s, but for what it does not say', () => {
    const taken = parts.filter((one) => takenByDefault(one, known, unknown)).map(({ key }) => key)
    expect(taken).toEqual(['telecom'])
  })
  it('a real name before one given because nobody knew', () => {
    expect(takenByDefault(part('name'), unknown, known)).toBe(true)
  })
  it('nobody chooses where both say the same, or one is withheld', () => {
    expect(isChoice(part('gender'), known, unknown)).toBe(false)
    expect(isChoice(part('born'), known, unknown)).toBe(true)
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }]
    const { address: _, ...shown } = known
    expect(isChoice(part('address'), { ...shown, meta: { security } }, unknown)).toBe(false)
  })
})

it('proposes to keep the record with the verified NHS number', () => {
  expect(likelierKept([record(unknown), record(known)])).toBe('known')
  expect(likelierKept([record(known), record(unknown)])).toBe('known')
})

describe('two records are not merged', () => {
  it('with different verified NHS numbers', () => {
    const other = { ...unknown, identifier: [number('9990000026')] }
    expect(hindrances([record(known), record(other)])).toEqual([
      expect.stringMatching(/different verified NHS/),
    ])
    const untraced = { ...unknown, identifier: [number('9990000026', '02')] }
    expect(hindrances([record(known), record(untraced)])).toEqual([])
    expect(doubts([record(known), record(untraced)])).toEqual([expect.stringMatching(/not verified/)])
  })
  it('while both are in hospital', () => {
    expect(hindrances([record(known, stay), record(unknown, stay)])).toEqual([
      expect.stringMatching(/two beds/),
    ])
    expect(hindrances([record(known), record(unknown, stay)])).toEqual([])
  })
  it('when one has been replaced already', () => {
    const gone = merged(known, unknown, [], new Date()).left
    expect(hindrances([record(known), record(gone)])).toEqual([expect.stringMatching(/merged already/)])
    const third = { ...known, id: 'third', identifier: [] }
    expect(hindrances([record(third), record(gone)])).toEqual([
      expect.stringMatching(/UNKNOWN, Female has been replaced/),
    ])
  })
})

it('warns when only one of the two has died', () => {
  const died = { ...known, deceasedDateTime: '2026-01-02' }
  expect(doubts([record(died), record(unknown)])).toEqual([expect.stringMatching(/FIELD, Ada has died/)])
  expect(doubts([record(known), record(unknown)])).toEqual([])
})

describe('a merge', () => {
  const now = new Date('2026-11-27T10:00:00Z')
  const { kept, left } = merged(known, unknown, ['telecom'], now)
  it('is said by both records, and takes what was chosen', () => {
    expect(kept.link).toEqual([
      { type: 'replaces', other: { reference: 'Patient/unknown', display: 'UNKNOWN, Female' } },
    ])
    expect(left).toEqual({
      ...unknown,
      active: false,
      link: [{ type: 'replaced-by', other: { reference: 'Patient/known', display: 'FIELD, Ada' } }],
    })
    expect(kept.telecom).toEqual(unknown.telecom)
    expect(kept.identifier).toEqual(known.identifier)
  })
  it('keeps a name that gives way as an old one', () => {
    const { kept: renamed } = merged(unknown, known, ['name'], now)
    expect(renamed.name?.map(({ use, family }) => [use, family])).toEqual([
      ['official', 'Field'],
      ['old', 'Unknown'],
    ])
  })
  it('undone, both are as they were', () => {
    const two = parted(kept, left)
    expect(two.left).toEqual({ ...unknown, active: true, link: [] })
    expect(withElements(two.kept, part('telecom'), known)).toEqual({ ...known, link: [] })
  })
  it('is known by what it changed, and by whom, and so is its undoing', () => {
    const version = (one: Stored<Patient>, versionId: string) => ({
      ...one,
      meta: { versionId, lastUpdated: `2026-11-27T1${versionId}:00:00Z` },
    })
    const versions = [version(parted(kept, left).kept, '6'), version(kept, '5'), version(known, '4')]
    const made = mergeMade({ versions }, 'unknown')
    expect(made?.at).toBe('2026-11-27T15:00:00Z')
    expect(made?.taken.map(({ key }) => key)).toEqual(['telecom'])
    expect(mergeMade({ versions }, 'somebody')).toBeUndefined()
    const events = mergeEvents({ versions, signatures: [], foreign: 0 })
    expect(events.map(({ did }) => did)).toEqual([
      ['Parted again: no longer took the place of UNKNOWN, Female'],
      ['Took the place of UNKNOWN, Female'],
    ])
  })
})
