import type { Condition, EpisodeOfCare } from 'fhir/r4'
import { expect, it } from 'vitest'

import { isBooked, isPregnant } from './chart-needed.ts'

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

it('somebody whose pregnancy is booked, or over for less than four weeks, needs the maternity chart', () => {
  const now = Date.parse('2026-03-29T12:00:00Z')
  const episode = (more: Partial<EpisodeOfCare>): EpisodeOfCare => ({
    resourceType: 'EpisodeOfCare',
    status: 'finished',
    patient: {},
    ...more,
  })
  expect(isBooked([episode({ status: 'active' })], now)).toBe(true)
  expect(isBooked([episode({ period: { end: '2026-03-02' } })], now)).toBe(true)
  expect(isBooked([episode({ period: { end: '2026-03-01' } })], now)).toBe(false)
  expect(isBooked([episode({ status: 'entered-in-error' }), episode({})], now)).toBe(false)
})
