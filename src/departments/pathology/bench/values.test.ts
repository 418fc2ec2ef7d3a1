import fc from 'fast-check'
import { expect, it } from 'vitest'

import { toLine } from '#clinical/results/result-line.ts'
import type { Measure } from '#departments/pathology/work/catalogue.ts'

import { deltaTo, markOf, readNumber, toValue, typedOf, usualText } from './values.ts'

const interval = (low: number | undefined, high: number | undefined, gender?: string) => ({
  low,
  high,
  gender,
  source: undefined,
})
const potassium: Measure = {
  name: 'Potassium',
  code: { text: 'Potassium', coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
  unit: { words: 'mmol/L', ucum: 'mmol/L' },
  answers: [],
  usual: [interval(3.5, 5.3)],
  critical: [interval(undefined, 2.5), interval(6.5, undefined)],
}
const creatinine: Measure = {
  ...potassium,
  usual: [interval(59, 104, 'male'), interval(45, 84, 'female')],
  critical: [interval(354, undefined)],
}
const about = {
  subject: { reference: 'Patient/ada' },
  at: undefined,
  gender: 'female',
  by: { display: 'Mei' },
}

it.each([
  [2.5, 'LL'],
  [2.6, 'L'],
  [3.4, 'L'],
  [3.5, 'N'],
  [5.3, 'N'],
  [5.4, 'H'],
  [6.4, 'H'],
  [6.5, 'HH'],
  [6.8, 'HH'],
] as const)('potassium %f is marked %s', (value, code) => {
  expect(markOf(potassium, value, 'female')?.code).toBe(code)
})
it('marks by the range of the sex, and not at all where none is known', () => {
  expect(markOf(creatinine, 90, 'female')?.code).toBe('H')
  expect(markOf(creatinine, 90, 'male')?.code).toBe('N')
  expect(markOf(creatinine, 90, undefined)).toBeUndefined()
  expect(markOf(creatinine, 400, undefined)?.code).toBe('HH')
  expect(usualText(creatinine, 'male')).toBe('59–104')
  expect(usualText(creatinine, undefined)).toBeUndefined()
})
it.each([
  ['6.8', 6.8, undefined],
  ['<5', 5, '<'],
  ['>= 90', 90, '>='],
  ['6,8', undefined, undefined],
  ['6.', undefined, undefined],
  ['1O', undefined, undefined],
  ['-3', undefined, undefined],
])('reads %s', (typed, value, comparator) => {
  expect(readNumber(typed)?.value).toBe(value)
  expect(readNumber(typed)?.comparator).toBe(comparator)
})
it('carries its unit, its mark and the range it was marked by', () => {
  expect(toValue(potassium, '6.8', about)).toMatchObject({
    valueQuantity: { value: 6.8, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
    interpretation: [{ coding: [{ code: 'HH' }] }],
    referenceRange: [{ low: { value: 3.5 }, high: { value: 5.3 } }],
  })
  // a limit is no value: nobody knows how far beyond it lies
  expect(toValue(potassium, '<5', about).interpretation).toBeUndefined()
})
it('is typed over as it was typed, whatever the number', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.constantFrom('', '<', '>='), (tenths, sign) => {
      const typed = `${sign}${tenths / 10}`
      expect(typedOf(toValue(potassium, typed, about))).toBe(typed)
    }),
  )
})
it('says when it is far from the value before, in the same unit alone', () => {
  const before = (value: number, unit = 'mmol/L') =>
    toLine({ ...toValue(potassium, String(value), about), valueQuantity: { value, unit } }, () => undefined)
  expect(deltaTo(potassium, '6.8', before(4.4), 'female')?.far).toBe(true)
  expect(deltaTo(potassium, '4.9', before(4.4), 'female')?.far).toBe(false)
  expect(deltaTo(potassium, '4.9', before(4.4, 'mg/dL'), 'female')).toBeUndefined()
  expect(deltaTo(potassium, '4.9', undefined, 'female')).toBeUndefined()
})
