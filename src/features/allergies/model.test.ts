import type { AllergyIntolerance } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { concept, snomed } from '#fhir/coding.ts'
import type { Stored } from '#fhir/client.ts'

import { bannerAllergies, toAllergyList } from './model.ts'

const bare: Stored<AllergyIntolerance> = { resourceType: 'AllergyIntolerance', id: 'a1', patient: {} }
const penicillin: Stored<AllergyIntolerance> = { ...bare, code: concept(snomed('373270004', 'Penicillin')) }
const none: Stored<AllergyIntolerance> = {
  ...bare,
  id: 'n1',
  code: concept(snomed('716186003', 'No known allergy')),
}
const noDrug: Stored<AllergyIntolerance> = {
  ...none,
  code: concept(snomed('409137002', 'No known drug allergy')),
}
const hl7 = 'http://terminology.hl7.org/CodeSystem/allergyintolerance'
const verified = (code: string) => ({
  verificationStatus: { coding: [{ system: `${hl7}-verification`, code }] },
})
const clinically = (code: string) => ({ clinicalStatus: { coding: [{ system: `${hl7}-clinical`, code }] } })

const listOf = (...resources: Stored<AllergyIntolerance>[]) => toAllergyList({ resources, withheld: 0 })
const banner = (...resources: Stored<AllergyIntolerance>[]) =>
  bannerAllergies({ data: listOf(...resources), error: null, dataUpdatedAt: 0 })

describe('the banner (domain facts §4.4)', () => {
  it('is "Known allergies" with one active entry, coded or in words', () => {
    expect(banner(penicillin)).toMatchObject({ title: 'Known allergies', entries: [{ words: 'Penicillin' }] })
    expect(banner({ ...bare, code: { text: 'Some cream' } })).toMatchObject({ title: 'Known allergies' })
    expect(banner({ ...penicillin, ...clinically('active'), ...verified('confirmed') })).toMatchObject({
      title: 'Known allergies',
    })
  })
  it('is "No known allergies" with only 716186003', () => {
    expect(banner(none)).toMatchObject({ title: 'No known allergies' })
    expect(banner(none)?.limit).toBeUndefined()
  })
  it('adds "(drugs only)" with only 409137002', () => {
    expect(banner(noDrug)).toMatchObject({ title: 'No known allergies', limit: '(drugs only)' })
    expect(banner(noDrug, none)?.limit).toBeUndefined()
  })
  it('is "Allergies not recorded" with nothing, or with "no information"', () => {
    expect(banner()).toMatchObject({ title: 'Allergies not recorded' })
    const noInformation = {
      ...bare,
      code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'NI' }] },
    }
    expect(banner(noInformation)).toMatchObject({ title: 'Allergies not recorded' })
  })
  it('is "Allergies unavailable" when the record could not answer', () => {
    const failed = { data: undefined, error: new Error('no'), dataUpdatedAt: 0 }
    expect(bannerAllergies(failed)).toMatchObject({ title: 'Allergies unavailable' })
  })
  it('warns when a negation stands beside an entry', () => {
    expect(banner(penicillin, none)).toMatchObject({
      title: 'Known allergies',
      warning: 'Review “no known allergy” entry.',
    })
  })
  it('says nothing while the answer is awaited', () => {
    expect(bannerAllergies({ data: undefined, error: null, dataUpdatedAt: 0 })).toBeUndefined()
  })
  it('does not call it none while something is withheld', () => {
    const withheld = (resources: Stored<AllergyIntolerance>[]) =>
      bannerAllergies({ data: toAllergyList({ resources, withheld: 1 }), error: null, dataUpdatedAt: 0 })
    expect(withheld([])).toMatchObject({ title: 'Allergies unavailable' })
    expect(withheld([none])).toMatchObject({ title: 'Allergies unavailable' })
    expect(withheld([penicillin])).toMatchObject({ title: 'Known allergies', warning: /cannot be shown/ })
  })
  it('does not call it none from an answer that could not be refreshed', () => {
    const old = (data: ReturnType<typeof listOf>) =>
      bannerAllergies({ data, error: new Error('offline'), dataUpdatedAt: 0 })?.title
    expect(old(listOf())).toBe('Allergies unavailable')
    expect(old(listOf(none))).toBe('Allergies unavailable')
    expect(old(listOf(penicillin))).toBe('Known allergies')
  })
  it('gives each entry the date it was last updated', () => {
    const updated = { ...penicillin, meta: { lastUpdated: '2026-03-14T10:00:00Z' } }
    expect(banner(updated)?.entries[0]?.updated).toBe('14-Mar-2026')
  })
})

it.each(['refuted', 'entered-in-error'])('leaves %s entries out', (code) =>
  expect(listOf({ ...penicillin, ...verified(code) })).toMatchObject({ status: 'not recorded' }),
)

it.each(['inactive', 'resolved'])('keeps %s entries apart', (code) => {
  const list = listOf({ ...penicillin, ...clinically(code) })
  expect(list).toMatchObject({ status: 'not recorded', ended: [{ substance: 'Penicillin' }] })
})

it('lists an allergy even when the resource says almost nothing', () => {
  expect(listOf(bare)).toMatchObject({
    status: 'known',
    allergies: [{ substance: 'Substance not named', notCoded: true, doubt: 'Not confirmed' }],
  })
})

it('puts what no computer can check before everything else, then what can kill', () => {
  const list = listOf(
    { ...penicillin, id: 'low', criticality: 'low' },
    { ...penicillin, id: 'high', criticality: 'high' },
    { ...bare, id: 'words', code: { text: 'Blue tablets' } },
    { ...bare, id: 'degraded', code: { ...concept(snomed('196461000000101')), text: 'Old entry' } },
  )
  expect(list.status === 'known' && list.allergies.map(({ id }) => id)).toEqual([
    'words',
    'degraded',
    'high',
    'low',
  ])
})

it('takes the substance from the reaction when the entry itself names none', () => {
  const reaction = [{ substance: { text: 'Latex' }, manifestation: [] }]
  expect(listOf({ ...bare, reaction })).toMatchObject({
    allergies: [{ substance: 'Latex', reactions: [{ words: 'Reaction not described' }] }],
  })
})

it('never hides the words of an entry that is not coded', () => {
  const degraded = {
    ...bare,
    code: concept(snomed('196461000000101', 'Transfer-degraded drug allergy')),
    note: [{ text: 'Septrin' }],
  }
  expect(banner(degraded)?.entries[0]?.words).toBe('Transfer-degraded drug allergy – Septrin')
})
