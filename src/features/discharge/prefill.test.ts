import type { AllergyIntolerance, Encounter, FhirResource } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { prefillOf } from './prefill.ts'
import { type StayRecord, theStay } from './stay-record.ts'

const subject = { reference: 'Patient/ada' }
const stay = (id: string, more: Partial<Encounter> = {}): Stored<Encounter> => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { code: 'IMP' },
  subject,
  period: { start: '2026-03-12T14:05:00Z' },
  reasonCode: [{ text: 'Sepsis' }],
  ...more,
})
const part = <R extends FhirResource>(...resources: Stored<R>[]) => ({
  resources,
  included: [],
  withheld: 0,
  failed: undefined,
})
const record = (more: Partial<StayRecord> = {}): StayRecord => ({
  patient: { resourceType: 'Patient', id: 'ada', name: [{ family: 'Field', given: ['Ada'] }] },
  stay: stay('now'),
  included: [],
  conditions: part(),
  procedures: part(),
  allergies: part(),
  prescribed: part(),
  taken: part(),
  reports: part(),
  ...more,
})
const penicillin: Stored<AllergyIntolerance> = {
  resourceType: 'AllergyIntolerance',
  id: 'p',
  patient: subject,
  code: { text: 'Penicillin' },
  recordedDate: '2020-05-02',
  recorder: { display: 'Dr Amina Hargreaves' },
  reaction: [{ manifestation: [{ text: 'Rash' }], severity: 'mild' }],
}

describe('the stay', () => {
  it('is the one under way, else the one that ended last; clinics are none', () => {
    const old = stay('old', { status: 'finished', period: { start: '2025-01-01' } })
    const last = stay('last', { status: 'finished', period: { start: '2026-01-01' } })
    const clinic = stay('clinic', { class: { code: 'AMB' }, period: { start: '2026-12-01' } })
    expect(theStay([old, last, clinic])?.id).toBe('last')
    expect(theStay([old, stay('now'), last])?.id).toBe('now')
    expect(theStay([clinic])).toBeUndefined()
  })
})

describe('a discharge summary begins with', () => {
  it('how and why the patient came in', () => {
    const { words, entries } = prefillOf(record())['admission-details'] ?? {}
    expect(words).toContain('Admitted: 12-Mar-2026 14:05')
    expect(words).toContain('Reason for admission: Sepsis')
    expect(entries).toEqual(['Encounter/now'])
  })
  it('the diagnoses of the stay first, each with its date and who recorded it', () => {
    const condition = (id: string, text: string, recordedDate: string) => ({
      resourceType: 'Condition' as const,
      id,
      subject,
      code: { text },
      recordedDate,
      recorder: { display: 'Dr Amina Hargreaves' },
    })
    const conditions = part(condition('1', 'COPD', '2019-05-02'), condition('2', 'Sepsis', '2026-03-12'))
    expect(prefillOf(record({ conditions })).diagnoses).toEqual({
      words:
        'Sepsis (recorded 12-Mar-2026, Dr Amina Hargreaves)\nAlso: COPD (recorded 02-May-2019, Dr Amina Hargreaves)',
      entries: ['Condition/2', 'Condition/1'],
      missing: undefined,
    })
  })
  it('only the procedures of the stay', () => {
    const procedure = (id: string, performedDateTime: string) => ({
      resourceType: 'Procedure' as const,
      id,
      status: 'completed' as const,
      subject,
      code: { text: `Procedure ${id}` },
      performedDateTime,
    })
    const procedures = part(procedure('before', '2019-01-01'), procedure('within', '2026-03-13'))
    expect(prefillOf(record({ procedures })).procedures?.words).toBe('Procedure within, 13-Mar-2026')
  })
  it('allergies: some, none known, and nobody asked are three different things', () => {
    const words = (...all: Stored<AllergyIntolerance>[]) =>
      prefillOf(record({ allergies: part(...all) }))['allergies-and-adverse-reaction']?.words
    const none = {
      ...penicillin,
      code: {
        coding: [{ system: 'http://snomed.info/sct', code: '716186003', display: 'No known allergy' }],
      },
    }
    expect(words(penicillin)).toBe('Penicillin: Rash, mild (recorded 02-May-2020, Dr Amina Hargreaves)')
    expect(words(none)).toContain('No known allergy')
    expect(words()).toBe('Allergies not recorded: nobody has asked.')
    expect(words(none, penicillin)).not.toContain('No known allergy')
  })
  it('nothing, and the reason, where a part could not be loaded', () => {
    const failed = { ...part<AllergyIntolerance>(), failed: 'The record had a fault.' }
    expect(prefillOf(record({ allergies: failed }))['allergies-and-adverse-reaction']).toEqual({
      words: '',
      entries: [],
      missing: 'Could not load allergies: nothing is filled in. The record had a fault.',
    })
  })
  it('no address and no GP of a restricted record', () => {
    const patient = { ...record().patient, meta: { security: [{ code: 'R' }] } }
    expect(prefillOf(record({ patient }))['general-practitioner-practice']).toMatchObject({
      words: '',
      missing: 'Withheld – sensitive record',
    })
  })
  it('nothing of a stay that is not there', () => {
    expect(prefillOf(record({ stay: undefined }))['admission-details']).toMatchObject({
      words: '',
      missing: 'The record holds no inpatient stay.',
    })
  })
})
