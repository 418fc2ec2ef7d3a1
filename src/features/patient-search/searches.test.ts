import { expect, it } from 'vitest'

import { queryWords } from './query-words.ts'
import { remarksOn, searchedFor, searchesFor } from './searches.ts'

const today = new Date('2026-03-10T12:00:00Z')
const sent = (typed: string) => searchesFor(queryWords(typed, today))
const said = (typed: string) => searchedFor(queryWords(typed, today))

it('asks for every name, either way round', () => {
  expect(sent('smith john')).toEqual([{ name: ['smith', 'john'] }])
})
it('asks by full dates only', () => {
  expect(sent('smith 14/07/1945')).toEqual([{ name: ['smith'], birthdate: ['1945-07-14'] }])
  expect(sent('smith 1945')).toEqual([{ name: ['smith'], birthdate: ['ge1945-01-01', 'le1945-12-31'] }])
})
it('asks by number, valid or not', () => {
  expect(sent('943 476 5919')).toEqual([{ identifier: ['9434765919'] }])
  expect(sent('943 476 5918')).toEqual([{ identifier: ['9434765918'] }])
  expect(sent('rxr1234567')).toEqual([{ identifier: ['RXR1234567'] }])
})
it('asks twice when eight figures may be a date or a hospital number', () => {
  expect(sent('14071945')).toEqual([{ birthdate: ['1945-07-14'] }, { identifier: ['14071945'] }])
})
it('says what it looked for', () => {
  expect(said('john smith 14/07/1945')).toBe('name beginning “john” and “smith”, born 14-Jul-1945')
  expect(said('943 476 5919')).toBe('NHS number 943 476 5919')
  expect(said('02/1948')).toBe('born in Feb-1948')
  expect(said('05/06/12')).toBe('born 05-Jun-2012 or 05-Jun-1912')
})
it('says what is wrong with what was typed', () => {
  expect(remarksOn(queryWords('943 476 5918', today))).toEqual([
    '943 476 5918 is not a valid NHS number: check the figures.',
  ])
  expect(remarksOn(queryWords('smith 31/02/1945', today))[0]).toContain('“31/02/1945” was not used')
  expect(remarksOn(queryWords('smith', today))).toEqual([])
})
