import { expect, it } from 'vitest'

import { hasAny, hasCode, loinc, quantityText, snomed, textOf } from './coding.ts'

it('matches on system and code', () => {
  expect(hasCode({ coding: [{ system: 'http://loinc.org', code: '8867-4' }] }, loinc('8867-4'))).toBe(true)
  expect(hasCode({ coding: [{ system: 'http://snomed.info/sct', code: '8867-4' }] }, loinc('8867-4'))).toBe(
    false,
  )
  expect(hasCode(undefined, snomed('1'))).toBe(false)
})

it('knows that a dm+d product is the same thing under its SNOMED system', () => {
  expect(
    hasCode({ coding: [{ system: 'https://dmd.nhs.uk', code: '387207008' }] }, snomed('387207008')),
  ).toBe(true)
})

it('finds a status whatever its system', () => {
  expect(hasAny({ coding: [{ code: 'refuted' }] }, 'entered-in-error', 'refuted')).toBe(true)
  expect(hasAny(undefined, 'refuted')).toBe(false)
})

it('says a concept in words, a bare code as a code, and nothing as not named', () => {
  expect(textOf({ text: ' Penicillin ' })).toBe('Penicillin')
  expect(textOf({ coding: [{ code: '1' }, { display: 'Asthma' }] })).toBe('Asthma')
  expect(textOf({ coding: [{ code: '195967001' }] })).toBe('Code 195967001')
  expect(textOf({})).toBe('Not named')
  expect(textOf(undefined, 'Medicine not named')).toBe('Medicine not named')
})

it('prints a value with its comparator and unit, as sent', () => {
  expect(quantityText({ value: 5, comparator: '<', unit: 'mg/L' })).toBe('<5 mg/L')
  expect(quantityText({ value: 96, code: '%' })).toBe('96%')
  expect(quantityText({ value: 0, unit: 'mmol/L' })).toBe('0 mmol/L')
  expect(quantityText({ value: 4.2, unit: '10^9/L' })).toBe('4.2 ×10⁹/L')
  expect(quantityText({ unit: 'mg' })).toBeUndefined()
})
