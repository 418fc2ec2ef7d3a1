import { describe, expect, it } from 'vitest'

import { maternityColours, maternityTrigger } from './meows.ts'

const [red, yellow, normal] = ['red', 'yellow', 'normal'] as const

describe('the maternity chart by colour', () => {
  it.each([
    [
      'rr',
      [
        [9, red],
        [10, normal],
        [20, normal],
        [21, yellow],
        [30, yellow],
        [31, red],
      ],
    ],
    [
      'spo2',
      [
        [94, red],
        [95, normal],
      ],
    ],
    [
      'temp',
      [
        [34.9, red],
        [35, yellow],
        [36, yellow],
        [36.1, normal],
        [38, normal],
        [38.1, red],
      ],
    ],
    [
      'sbp',
      [
        [89, red],
        [90, yellow],
        [100, yellow],
        [101, normal],
        [149, normal],
        [150, yellow],
        [160, yellow],
        [161, red],
      ],
    ],
    [
      'dbp',
      [
        [89, normal],
        [90, yellow],
        [100, yellow],
        [101, red],
      ],
    ],
    [
      'pulse',
      [
        [39, red],
        [40, yellow],
        [50, yellow],
        [51, normal],
        [99, normal],
        [100, yellow],
        [120, yellow],
        [121, red],
      ],
    ],
  ] as const)('colours %s at every edge as printed', (name, edges) => {
    for (const [value, colour] of edges)
      expect([value, maternityColours({ [name]: value })]).toEqual([value, { [name]: colour }])
  })
  it('colours voice yellow, pain and unresponsive red, and says nothing of what it does not hold', () => {
    expect(maternityColours({ acvpu: 'V' })).toEqual({ acvpu: yellow })
    expect(maternityColours({ acvpu: 'U' })).toEqual({ acvpu: red })
    expect(maternityColours({ acvpu: 'C' })).toEqual({})
    expect(maternityColours({})).toEqual({})
  })
  it('asks for a review from one red or two yellow', () => {
    expect(maternityTrigger([yellow, normal]).review).toBe(false)
    expect(maternityTrigger([yellow, yellow])).toEqual({ red: 0, yellow: 2, review: true })
    expect(maternityTrigger([red, normal]).review).toBe(true)
  })
})
