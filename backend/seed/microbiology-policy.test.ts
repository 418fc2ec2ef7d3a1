import { expect, it } from 'vitest'

import { isConceptId } from '../terminology/verhoeff.ts'
import { microbiologyPolicy } from './microbiology-policy.ts'

const codings = (microbiologyPolicy().action ?? [])
  .flatMap(({ action = [] }) => action)
  .flatMap(({ code = [] }) => code.flatMap(({ coding = [] }) => coding))

/** LOINC ends in a check digit (modulus 10, Luhn). */
function isLoinc(code: string) {
  const [digits = '', check] = code.split('-')
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, place) => {
      const doubled = place % 2 === 0 ? Number(digit) * 2 : Number(digit)
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return (10 - (sum % 10)) % 10 === Number(check)
}

it('codes antibiotics and organisms by codes whose check digits fit', () => {
  expect(codings.length).toBeGreaterThan(15)
  const wrong = codings.filter(({ system, code = '' }) =>
    system === 'http://loinc.org' ? !isLoinc(code) : !isConceptId(code),
  )
  expect(wrong).toEqual([])
})
it('is signed off by nobody yet', () => expect(microbiologyPolicy().approvalDate).toBeUndefined())
