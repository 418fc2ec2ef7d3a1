import type { Condition } from 'fhir/r4'
import { expect, it } from 'vitest'

import { isPregnant } from './chart-needed.ts'

const pregnancy: Condition = {
  resourceType: 'Condition',
  subject: {},
  clinicalStatus: { coding: [{ code: 'active' }] },
}

it('somebody with a current pregnancy is pregnant, by condition or by status', () => {
  expect(isPregnant([pregnancy], undefined)).toBe(true)
  const status = { valueCodeableConcept: { coding: [{ code: '77386006' }] } }
  expect(isPregnant([], { resourceType: 'Observation', status: 'final', code: {}, ...status })).toBe(true)
})
it('a pregnancy that is over, or was a mistake, is not one', () => {
  expect(isPregnant([{ ...pregnancy, clinicalStatus: { coding: [{ code: 'resolved' }] } }], undefined)).toBe(
    false,
  )
  expect(isPregnant([{ ...pregnancy, abatementDateTime: '2025' }], undefined)).toBe(false)
  expect(
    isPregnant([{ ...pregnancy, verificationStatus: { coding: [{ code: 'refuted' }] } }], undefined),
  ).toBe(false)
  expect(isPregnant([], undefined)).toBe(false)
})
