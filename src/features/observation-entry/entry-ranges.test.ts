import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { checked, isWhole, type Measured, ranges, unusual } from './entry-ranges.ts'

describe('what may be typed', () => {
  it.each<[Measured, string]>([
    ['temp', '36,8'],
    ['temp', '36.85'],
    ['temp', '368'],
    ['temp', '24.9'],
    ['temp', '45.1'],
    ['rr', '81'],
    ['rr', '18.5'],
    ['rr', 'l8'],
    ['rr', '-1'],
    ['spo2', '39'],
    ['spo2', '101'],
    ['sbp', '29'],
    ['sbp', '301'],
    ['dbp', '9'],
    ['pulse', '3e2'],
    ['pulse', '١٢'],
  ])('%s of %s is refused in words', (name, text) => {
    expect(checked(name, text).error).toBeTruthy()
    expect(checked(name, text).value).toBeUndefined()
  })
  it('a comma is never taken for a point', () => {
    expect(checked('temp', '36,8').error).toBe('Use a point, not a comma: 36.8')
  })
  it.each<[Measured, string, number]>([
    ['temp', '36.8', 36.8],
    ['temp', '37', 37],
    ['rr', ' 18 ', 18],
    ['pulse', '0', 0],
    ['spo2', '100', 100],
  ])('%s of %s is taken', (name, text, value) => {
    expect(checked(name, text)).toEqual({ value })
  })
  it('an empty box is neither a value nor a mistake', () => {
    expect(checked('rr', ' ')).toEqual({})
  })
})

it.each<[Measured, string, string | undefined]>([
  ['rr', '5', 'Unusually low: check the reading'],
  ['rr', '6', undefined],
  ['rr', '41', 'Unusually high: check the reading'],
  ['temp', '33.9', 'Unusually low: check the reading'],
  ['temp', '41.1', 'Unusually high: check the reading'],
  ['sbp', '220', undefined],
  ['spo2', '79', 'Unusually low: check the reading'],
])('%s of %s: %s', (name, text, words) => {
  expect(unusual(name, text)).toBe(words)
})

describe('the form moves on', () => {
  it.each<[Measured, string, boolean]>([
    ['rr', '9', true],
    ['rr', '1', false],
    ['rr', '18', true],
    ['spo2', '97', true],
    ['spo2', '10', false],
    ['spo2', '100', true],
    ['sbp', '95', true],
    ['sbp', '12', false],
    ['sbp', '125', true],
    ['dbp', '10', false],
    ['dbp', '72', true],
    ['pulse', '72', true],
    ['pulse', '13', false],
    ['pulse', '130', true],
    ['temp', '36', false],
    ['temp', '36.', false],
    ['temp', '36.8', true],
    ['temp', '99.9', false],
  ])('%s %s: %s', (name, text, whole) => {
    expect(isWhole(name, text)).toBe(whole)
  })
  it('never before another digit could still make a possible value', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Measured[]>('rr', 'spo2', 'sbp', 'dbp', 'pulse'),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 9 }),
        (name, value, digit) => {
          if (!isWhole(name, String(value))) return
          const longer = value * 10 + digit
          const [low, high] = ranges[name].hard
          expect(longer >= low && longer <= high && String(longer).length <= 3).toBe(false)
        },
      ),
    )
  })
})
