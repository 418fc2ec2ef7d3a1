import type { Observation } from 'fhir/r4'
import { expect, it } from 'vitest'

import { toReport, toSingleResults } from './report.ts'
import { antibiogramOf, withoutAntibiotics } from './antibiogram.ts'

const result = (id: string, rest: Partial<Observation>): Observation & { id: string } => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: id },
  ...rest,
})
const refer = (...ids: string[]) => ids.map((id) => ({ reference: `Observation/${id}` }))
const lines = (included: Observation[], ...top: string[]) =>
  toReport(
    { resourceType: 'DiagnosticReport', id: 'r1', status: 'final', code: {}, result: refer(...top) },
    included,
  ).lines
const letter = (code: string) => ({ interpretation: [{ coding: [{ code }] }] })

it('stands organisms against antibiotics, in words, however deep they were sent', () => {
  const found = lines(
    [
      result('culture', { hasMember: refer('coli', 'faecalis') }),
      result('coli', {
        code: { text: 'Organism identified' },
        valueCodeableConcept: { text: 'Escherichia coli' },
        hasMember: refer('gentamicin'),
      }),
      // some name the organism in the code, and test in components
      result('faecalis', {
        code: { text: 'Enterococcus faecalis' },
        component: [
          { code: { text: 'Gentamicin' }, ...letter('R') },
          { code: { text: 'Vancomycin' }, valueQuantity: { value: 1, unit: 'mg/L' }, ...letter('S') },
        ],
      }),
      result('gentamicin', {
        code: { text: 'Gentamicin' },
        valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: '131196009' }] },
      }),
    ],
    'culture',
  )
  const table = antibiogramOf(found)
  expect(table?.organisms.map(({ name }) => name)).toEqual(['Escherichia coli', 'Enterococcus faecalis'])
  expect(
    table?.antibiotics.map(({ name, cells }) => [name, ...cells.map((cell) => cell?.susceptibility?.words)]),
  ).toEqual([
    ['Gentamicin', 'Susceptible', 'Resistant'],
    ['Vancomycin', undefined, 'Susceptible'],
  ])
  expect(JSON.stringify(withoutAntibiotics(found))).not.toContain('Gentamicin')
})

it('is no antibiogram without an antibiotic', () => {
  expect(
    antibiogramOf(lines([result('potassium', { valueQuantity: { value: 4 } })], 'potassium')),
  ).toBeUndefined()
})

it('puts an antibiotic under the organism it is derived from, and leaves a calculated value where it is', () => {
  const { entries } = toSingleResults({
    resources: [
      result('coli', { code: { text: 'Escherichia coli' } }),
      result('gentamicin', { derivedFrom: refer('coli'), ...letter('S') }),
      result('elsewhere', { derivedFrom: refer('not-here'), ...letter('R') }),
      result('creatinine', { valueQuantity: { value: 90 } }),
      result('egfr', { valueQuantity: { value: 70 }, derivedFrom: refer('creatinine') }),
    ],
    withheld: 0,
  })
  expect(entries.map(({ id, lines }) => [id, lines[0]?.parts.map((part) => part.id)])).toEqual([
    ['coli', ['gentamicin']],
    ['elsewhere', []],
    ['creatinine', []],
    ['egfr', []],
  ])
})
