import type { Immunization } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { found, midwife, pregnancyWith } from '#departments/maternity/pregnancy/pregnancy-for-tests.ts'
import { coded } from '#departments/maternity/pregnancy/reading.ts'
import type { Stored } from '#fhir/client.ts'

import { antiDOf, dosesOf } from './anti-d.ts'
import { doseDraft, dosed } from './grouping.ts'

const negative = found(coded(codes.rh), { valueCodeableConcept: { text: 'RhD negative' } })
const pregnancy = pregnancyWith(negative)
const dose = (more: Partial<Immunization>): Stored<Immunization> => ({
  resourceType: 'Immunization',
  id: 'd1',
  status: 'completed',
  vaccineCode: { coding: [{ code: '157' }] },
  patient: {},
  occurrenceDateTime: '2026-07-25',
  doseQuantity: { value: 1500, unit: 'IU' },
  lotNumber: 'AD1',
  reasonCode: [{ coding: [{ code: 'routine-28' }] }],
  ...more,
})
const states = (days: number | undefined, ...doses: Stored<Immunization>[]) =>
  antiDOf(pregnancy, dosesOf(pregnancy, doses), days)?.map(({ words, state }) => `${words}: ${state}`)

describe('anti-D', () => {
  it('is for who is RhD negative alone', () => {
    expect(antiDOf(pregnancyWith(), [], 28 * 7)).toBeUndefined()
  })
  it('is not needed where the fetus is RhD negative too', () => {
    const fetus = found(coded(codes.fetalRh), { valueCodeableConcept: { text: 'RhD negative' } })
    expect(antiDOf(pregnancyWith(negative, fetus), [], 28 * 7)).toBeUndefined()
  })
  it('is due at 28 weeks, and missed from 30', () => {
    expect([26, 27, 30].map((weeks) => states(weeks * 7)?.[0])).toEqual([
      'Routine, 28 weeks: to come',
      'Routine, 28 weeks: due',
      'Routine, 28 weeks: missed',
    ])
  })
  it('is not said to be due where nobody knows how far the pregnancy is', () => {
    expect(states(undefined)).toEqual(['Routine, 28 weeks: to come'])
  })
  it('of 500 IU asks for a second dose at 34 weeks, of 1500 for none', () => {
    expect(states(34 * 7, dose({}))).toEqual(['Routine, 28 weeks: given'])
    expect(states(34 * 7, dose({ doseQuantity: { value: 500, unit: 'IU' } }))).toEqual([
      'Routine, 28 weeks: given',
      'Routine, 34 weeks: due',
    ])
  })
  it('that was declined is neither due nor given', () => {
    expect(states(29 * 7, dose({ status: 'not-done', statusReason: { text: 'Declined' } }))).toEqual([
      'Routine, 28 weeks: declined',
    ])
  })
  it('after an event is its own dose; the routine one does not stand for it', () => {
    const fall = found(coded(codes.sensitising), { valueString: 'Fall', effectiveDateTime: '2026-06-01' })
    const after = pregnancyWith(negative, fall)
    const said = (...doses: Stored<Immunization>[]) =>
      antiDOf(after, dosesOf(after, doses), 21 * 7)?.[0]?.state
    expect(said()).toBe('missed')
    expect(said(dose({ occurrenceDateTime: '2026-06-02' }))).toBe('missed')
    expect(
      said(dose({ occurrenceDateTime: '2026-06-02', reasonCode: [{ coding: [{ code: 'event' }] }] })),
    ).toBe('given')
  })
  it('of an earlier pregnancy is not one of this', () => {
    expect(dosesOf(pregnancy, [dose({ occurrenceDateTime: '2023-05-01' })])).toEqual([])
  })
  it('that is given needs its dose and batch; one that is not, a reason', () => {
    const draft = { occasion: 'routine-28', given: 'yes', on: '2026-07-25', units: '', batch: '', why: '' }
    expect(doseDraft.safeParse(draft).error?.issues.map(({ path }) => path[0])).toEqual(['units', 'batch'])
    expect(doseDraft.safeParse({ ...draft, given: 'no' }).error?.issues.map(({ path }) => path[0])).toEqual([
      'why',
    ])
    expect(dosed({ ...draft, units: '1500', batch: 'AD1' }, midwife).make?.[0]?.resource).toMatchObject({
      status: 'completed',
      lotNumber: 'AD1',
      doseQuantity: { value: 1500, code: '[iU]' },
    })
  })
})
