import type { MedicationRequest, MedicationStatement } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { fromMedicinesSection, medicinesSection, needsReason, toChanges } from './medicine-changes.ts'

const admitted = '2026-03-12T14:00:00Z'
const dose = (value: number) => [{ doseAndRate: [{ doseQuantity: { value, unit: 'mg' } }] }]
const ordered = (
  id: string,
  name: string,
  more: Partial<MedicationRequest> = {},
): Stored<MedicationRequest> => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/ada' },
  medicationCodeableConcept: { text: name },
  authoredOn: '2026-03-13T09:00:00Z',
  dosageInstruction: dose(40),
  ...more,
})
const taken = (id: string, name: string, mg: number): Stored<MedicationStatement> => ({
  resourceType: 'MedicationStatement',
  id,
  status: 'active',
  subject: { reference: 'Patient/ada' },
  medicationCodeableConcept: { text: name },
  effectiveDateTime: '2025-01-01',
  dosage: dose(mg),
})
const changesOf = (...all: (Stored<MedicationRequest> | Stored<MedicationStatement>)[]) =>
  toChanges(all, [], admitted).map(({ change, line }) => [change, line.split(' – ')[0]])

describe('between coming in and going home a medicine was', () => {
  it('started, when it was first ordered in the stay', () => {
    expect(changesOf(ordered('1', 'apixaban'))).toEqual([['started', 'apixaban']])
  })
  it('continued, when it is taken as before', () => {
    expect(changesOf(taken('1', 'furosemide', 40), ordered('2', 'furosemide'))).toEqual([
      ['continued', 'furosemide'],
    ])
  })
  it('changed, when the dose is another one, and says what it was', () => {
    const [one] = toChanges([taken('1', 'furosemide', 80), ordered('2', 'furosemide')], [], admitted)
    expect(one).toMatchObject({
      change: 'changed',
      references: ['MedicationStatement/1', 'MedicationRequest/2'],
    })
    expect(one?.line).toContain('40 mg')
    expect(one?.was).toContain('80 mg')
  })
  it('stopped, when it was taken before and its order ended in the stay', () => {
    expect(changesOf(taken('1', 'naproxen', 500), ordered('2', 'naproxen', { status: 'stopped' }))).toEqual([
      ['stopped', 'naproxen'],
    ])
  })
  it('given in hospital only, when it began and ended there', () => {
    expect(changesOf(ordered('1', 'meropenem', { status: 'completed' }))).toEqual([['hospital', 'meropenem']])
  })
  it('no part of it, when it was in error, only a draft, or ended long before', () => {
    expect(
      changesOf(
        ordered('1', 'a', { status: 'entered-in-error' }),
        ordered('2', 'b', { status: 'draft' }),
        ordered('3', 'c', { status: 'completed', authoredOn: '2019-01-01' }),
      ),
    ).toEqual([])
  })
})

it('asks for the reason of what was started, changed or stopped', () => {
  const [one] = toChanges([ordered('1', 'apixaban')], [], admitted)
  expect(one && needsReason(one)).toBe(true)
  expect(one && needsReason({ ...one, reason: 'New AF' })).toBe(false)
  expect(one && needsReason({ ...one, change: 'continued' })).toBe(false)
})

it('opens again as it was left', () => {
  const changes = toChanges([taken('1', 'furosemide', 80), ordered('2', 'furosemide')], [], admitted).map(
    (one) => ({ ...one, reason: 'Acute kidney injury: recheck <1 week' }),
  )
  expect(fromMedicinesSection(medicinesSection(changes))).toEqual(changes)
})
