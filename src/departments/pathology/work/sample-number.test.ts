import type { Specimen } from 'fhir/r4'
import { expect, it } from 'vitest'

import { isAnotherSample, numbersOf, readSample, sampleSystem } from './sample-number.ts'

const tube: Specimen = {
  resourceType: 'Specimen',
  accessionIdentifier: { value: 'C26-100' },
  identifier: [
    { system: 'https://lune.example/fhir/Id/entry', value: 'form' },
    { system: sampleSystem, value: '4210080300-1' },
  ],
}

it('goes by the laboratory’s number and by the one on the tube', () => {
  expect(numbersOf(tube)).toEqual(['C26-100', '4210080300-1'])
  expect(numbersOf({ resourceType: 'Specimen' })).toEqual([])
})
it('is read as a scanner sends it', () => {
  expect(readSample(']d14210080300-1 ')).toBe('4210080300-1')
})
it.each([
  ['4210080300-1', false],
  ['4210080300-2', true],
  ['9999999999-1', true],
  ['C26-101', false],
  ['', false],
] as const)('%s: another tube? %s', (typed, is) => {
  expect(isAnotherSample(typed, tube)).toBe(is)
})
it('nobody knows of a tube without a number of ours', () => {
  expect(isAnotherSample('4210080300-2', { resourceType: 'Specimen' })).toBe(false)
  expect(isAnotherSample('4210080300-2', undefined)).toBe(false)
})
