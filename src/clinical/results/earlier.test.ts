import type { Observation } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { deltaOf, earlierIn } from './earlier.ts'
import { toSingleResults } from './report.ts'

let made = 0
const potassium = (value: number, when: string, rest: Partial<Observation> = {}): Stored<Observation> => ({
  resourceType: 'Observation',
  id: `k${(made += 1)}`,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: 'Potassium' },
  effectiveDateTime: when,
  valueQuantity: { value, unit: 'mmol/L' },
  ...rest,
})

function deltaFor(newest: Stored<Observation>, ...others: Stored<Observation>[]) {
  const { entries } = toSingleResults({ resources: [newest, ...others], withheld: 0 })
  const line = entries.find(({ id }) => id === newest.id)?.lines[0]
  const before = line && earlierIn(entries)(line)
  return line && before && deltaOf(line, before)
}

it('shows which way it went, from what, and when that was', () => {
  const found = deltaFor(
    potassium(5.9, '2026-03-14T10:00:00Z'),
    potassium(4.1, '2026-02-01T10:00:00Z'),
    potassium(4.4, '2026-03-12T10:00:00Z'),
  )
  expect(found).toEqual({ arrow: '↑', words: 'up from', last: '(4.4, 12-Mar-2026)' })
})

it('compares instants, not what they look like', () => {
  const found = deltaFor(
    potassium(5, '2026-06-14T10:30:00+01:00'),
    potassium(4, '2026-06-14T10:00:00Z'),
    potassium(3, '2026-06-14T09:00:00Z'),
  )
  expect(found?.last).toBe('(3, 14-Jun-2026)')
})

it.each([
  ['another unit', { valueQuantity: { value: 4, unit: 'mEq/L' } }],
  ['another method', { method: { text: 'Point of care' } }],
  ['another analyte', { code: { text: 'Sodium' } }],
  ['no number', { valueQuantity: undefined, valueString: 'Haemolysed' }],
])('never compares with %s', (_, rest) => {
  const other = potassium(4, '2026-03-12T10:00:00Z', rest as Partial<Observation>)
  expect(deltaFor(potassium(5, '2026-03-14T10:00:00Z'), other)).toBeUndefined()
})
