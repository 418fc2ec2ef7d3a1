import type { DiagnosticReport, Observation } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Standing } from '#clinical/results/acknowledgement.ts'
import { earlierIn } from '#clinical/results/earlier.ts'
import { toReport } from '#clinical/results/report.ts'
import type { Stored } from '#fhir/client.ts'

import { whyNotNormal } from './normal.ts'

const nobody: Standing = { state: 'new', now: undefined, before: undefined }
const range = { low: { value: 3.5 }, high: { value: 5.3 } }

function why(
  result: Partial<Observation>,
  rest: Partial<DiagnosticReport> = {},
  standing: Standing = nobody,
  last?: number,
) {
  const observation: Stored<Observation> = {
    resourceType: 'Observation',
    id: 'k',
    status: 'final',
    code: { coding: [{ code: 'K' }], text: 'Potassium' },
    effectiveDateTime: '2026-03-12T10:00:00Z',
    valueQuantity: { value: 4.2, unit: 'mmol/L' },
    referenceRange: [range],
    ...result,
  }
  const report = (id: string, of: Stored<Observation>, more: Partial<DiagnosticReport> = {}) =>
    toReport(
      {
        resourceType: 'DiagnosticReport',
        id,
        status: 'final',
        code: { text: 'Potassium' },
        result: [{ reference: 'Observation/k' }],
        ...more,
      },
      [of],
    )
  const before: Stored<Observation> = {
    ...observation,
    effectiveDateTime: '2026-03-11T10:00:00Z',
    valueQuantity: { value: last ?? 4.2, unit: 'mmol/L' },
  }
  const earlier = earlierIn(last === undefined ? [] : [report('earlier', before)])
  return whyNotNormal(report('r1', observation, rest), standing, earlier)
}
const marked = (code: string) => ({ interpretation: [{ coding: [{ code }] }] })

it('is normal when every value is final, in the range that came with it, without a word', () => {
  expect(why({})).toBeUndefined()
  expect(why(marked('N'))).toBeUndefined()
  expect(
    why({ valueQuantity: { value: 90, comparator: '>' }, referenceRange: [{ low: { value: 90 } }] }),
  ).toBeUndefined()
})

it.each([
  ['outside its range though nobody marked it', { valueQuantity: { value: 5.4 } }],
  ['marked though it is in its range', marked('H')],
  ['marked as a change', marked('U')],
  ['without a range', { referenceRange: [] }],
  ['with two ranges', { referenceRange: [range, range] }],
  ['a limit that says nothing of the range', { valueQuantity: { value: 5, comparator: '<' as const } }],
  ['in words', { valueQuantity: undefined, valueString: 'Negative' }],
  ['without a value', { valueQuantity: undefined }],
  ['with a comment', { note: [{ text: 'Haemolysed' }] }],
  ['preliminary', { status: 'preliminary' as const }],
])('is not normal when a value is %s', (_, result) => {
  expect(why(result as Partial<Observation>)).toBeDefined()
})

it.each([
  ['preliminary', { status: 'preliminary' as const }],
  ['amended', { status: 'amended' as const }],
  ['with a conclusion', { conclusion: 'See notes' }],
  ['with an attachment', { presentedForm: [{ contentType: 'application/pdf' }] }],
  [
    'with a result that was not sent',
    { result: [{ reference: 'Observation/k' }, { reference: 'Observation/x' }] },
  ],
  ['without results', { result: [] }],
])('is not normal when the report is %s', (_, rest) => {
  expect(why({}, rest)).toBeDefined()
})

it('is not normal when it has changed by more than half its range since last', () => {
  expect(why({}, {}, nobody, 4.9)).toBeUndefined()
  expect(why({}, {}, nobody, 5.2)).toBe('Potassium: changed much since last')
})

it('is left to whoever has it, and after an amendment to whoever reads it', () => {
  expect(why({}, {}, { ...nobody, state: 'forwarded' })).toBe('somebody has it already')
  expect(why({}, {}, { ...nobody, before: {} as Standing['before'] })).toBe('it was changed')
})
