import { expect, it } from 'vitest'

import { readTerms, termsWith } from './terms.ts'

const terms = readTerms(
  [
    '195967001\tAsthma',
    '55570000\tAsthma without status asthmaticus',
    '13645005\tChronic obstructive pulmonary disease\tcopd coad',
    '59282003\tPulmonary embolism\tpe',
    '42399005\tMénière’s disease',
  ].join('\n'),
)
const found = (typed: string) => termsWith(terms, typed).map(({ display }) => display)

it('finds a term by its words in any order, by their beginnings', () => {
  expect(found('disea pulm')).toEqual(['Chronic obstructive pulmonary disease'])
  expect(found('PULM')).toEqual(['Pulmonary embolism', 'Chronic obstructive pulmonary disease'])
})
it('puts the plain term before its special forms', () => {
  expect(found('asthma')).toEqual(['Asthma', 'Asthma without status asthmaticus'])
})
it('finds what people call it, with or without accents', () => {
  expect(found('copd')).toEqual(['Chronic obstructive pulmonary disease'])
  expect(found('meniere')).toEqual(['Ménière’s disease'])
})
it('finds nothing rather than the nearest', () => {
  expect(found('asthma leg')).toEqual([])
})
it('passes over lines that are not terms', () => {
  expect(readTerms('\n195967001\n')).toEqual([])
})
