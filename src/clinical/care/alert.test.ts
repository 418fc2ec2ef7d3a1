import type { Flag } from 'fhir/r4'
import { expect, it } from 'vitest'

import { concept, snomed } from '#fhir/coding.ts'
import type { Stored } from '#fhir/client.ts'

import { briefWords, toAlert, toAlertList } from './alert.ts'

const bare: Stored<Flag> = { resourceType: 'Flag', id: 'f1', status: 'active', code: {}, subject: {} }

it.each([
  [{ code: concept(snomed('450476008', 'Not for attempted CPR')) }, 'resuscitation'],
  [{ code: { text: 'ReSPECT form: resuscitation not wanted' } }, 'resuscitation'],
  [{ code: concept(snomed('432415000', 'MRSA carrier')) }, 'infection'],
  [{ code: { text: 'Isolate: CPE contact' } }, 'infection'],
  [{ code: { text: 'At increased risk for falls' } }, 'safety'],
  [{ code: { text: 'Interpreter needed' } }, 'adjustment'],
  [{ code: { text: 'Key safe at the door' } }, 'other'],
])('sorts %j as %s', (flag, kind) => expect(toAlert({ ...bare, ...flag }).kind).toBe(kind))

it('is an alert even without words', () => {
  expect(toAlert(bare).words).toBe('Alert without words: see the source')
})

it('leaves out what is over or wrong, and puts resuscitation first', () => {
  const resources: Stored<Flag>[] = [
    { ...bare, id: 'falls', code: { text: 'Falls risk' } },
    { ...bare, id: 'dnar', code: concept(snomed('450476008')) },
    { ...bare, id: 'off', status: 'inactive' },
    { ...bare, id: 'wrong', status: 'entered-in-error' },
    { ...bare, id: 'past', period: { end: '2020-01-01' } },
  ]
  expect(toAlertList({ resources, withheld: 0 }).entries.map(({ id }) => id)).toEqual(['dnar', 'falls'])
})

it('says in few words what it knows for certain, and everything else in full', () => {
  expect(briefWords({ words: 'Not for attempted cardiopulmonary resuscitation' })).toBe('Not for CPR')
  expect(briefWords({ words: 'For attempted cardiopulmonary resuscitation' })).toBe('For CPR')
  const qualified = 'Not for attempted cardiopulmonary resuscitation, under review'
  expect(briefWords({ words: qualified })).toBe(qualified)
})
