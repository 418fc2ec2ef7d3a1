import type { DiagnosticReport, Observation } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { markedLines, toReport, toReports } from './report.ts'

const report: Stored<DiagnosticReport> = {
  resourceType: 'DiagnosticReport',
  id: 'r1',
  status: 'final',
  code: {},
}
const result = (id: string, rest: Partial<Observation> = {}): Stored<Observation> => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: id },
  ...rest,
})
const refer = (...ids: string[]) => ids.map((id) => ({ reference: `Observation/${id}` }))
const interpretation = (code: string) => [{ coding: [{ code }] }]

it('is a report even when it says nothing', () => {
  expect(toReport(report)).toMatchObject({ name: 'Report not named', lines: [], missing: 0, when: undefined })
})

it('finds the results of a group inside a group', () => {
  const included = [
    result('group', { hasMember: refer('inner') }),
    result('inner', { hasMember: refer('leaf') }),
    result('leaf', { valueQuantity: { value: 7.1, unit: 'mmol/L' }, interpretation: interpretation('HH') }),
  ]
  const found = toReport({ ...report, result: refer('group') }, included)
  expect(found.lines[0]?.parts[0]?.parts[0]).toMatchObject({ name: 'leaf', value: '7.1 mmol/L' })
  expect(markedLines(found).map(({ id }) => id)).toEqual(['leaf'])
})

it('ends when results refer to one another in a ring', () => {
  const included = [result('a', { hasMember: refer('b') }), result('b', { hasMember: refer('a') })]
  expect(toReport({ ...report, result: refer('a') }, included).lines).toHaveLength(1)
})

it('marks by the interpretation alone, never by the range', () => {
  const high = result('k', {
    valueQuantity: { value: 9 },
    referenceRange: [{ low: { value: 3.5 }, high: { value: 5.3 } }],
  })
  const found = toReport({ ...report, result: refer('k') }, [high])
  expect(markedLines(found)).toEqual([])
  expect(found.lines[0]).toMatchObject({ value: '9', range: '3.5–5.3', mark: { level: 'unmarked' } })
})

it('counts the results it was not given', () => {
  expect(toReport({ ...report, result: refer('a', 'gone') }, [result('a')])).toMatchObject({ missing: 1 })
})

it('hides results and reports entered in error', () => {
  const wrong = result('wrong', { status: 'entered-in-error' })
  expect(toReport({ ...report, result: refer('wrong') }, [wrong]).lines).toEqual([])
  const list = toReports({
    resources: [{ ...report, status: 'entered-in-error' }],
    included: [],
    withheld: 0,
  })
  expect(list.entries).toEqual([])
})

it('reads components, and says when a panel has parts instead of a value', () => {
  const pressure = result('bp', {
    component: [
      { code: { text: 'Systolic' }, valueQuantity: { value: 120, unit: 'mmHg' } },
      { code: { text: 'Diastolic' }, dataAbsentReason: { text: 'Error' } },
    ],
  })
  expect(toReport({ ...report, result: refer('bp') }, [pressure]).lines[0]).toMatchObject({
    value: '',
    parts: [{ value: '120 mmHg' }, { value: 'Not available: Error' }],
  })
})

it.each([
  ['preliminary', 'Preliminary'],
  ['amended', 'Amended'],
  ['registered', 'Registered, no result yet'],
  ['final', undefined],
] as const)('%s is said as %s', (status, words) => expect(toReport({ ...report, status }).status).toBe(words))

it('does not let one unreadable report hide the others', () => {
  const odd = { ...report, id: 'odd', result: 'nonsense' } as unknown as Stored<DiagnosticReport>
  const list = toReports({ resources: [odd, report], included: [], withheld: 0 })
  expect(list).toMatchObject({ entries: [{ id: 'r1' }], unreadable: 1 })
})
