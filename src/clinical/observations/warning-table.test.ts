import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { meows } from './warning-in-force.ts'
import { triggerWords, warningOf, type WarningReadings, type WarningTable } from './warning-table.ts'

const maternityColours = (readings: WarningReadings) => warningOf(meows, readings).colours

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
    expect(warningOf(meows, { sbp: 152 })).toMatchObject({ red: 0, yellow: 1, review: false })
    expect(warningOf(meows, { sbp: 152, rr: 22 })).toMatchObject({ yellow: 2, review: true })
    expect(warningOf(meows, { spo2: 90 })).toMatchObject({ red: 1, review: true })
    expect(triggerWords(meows)).toBe('1 red or 2 yellow')
  })
  it('counts nothing that was not read as normal, and says what that is', () => {
    expect(warningOf(meows, {}).missing).toHaveLength(8)
    expect(warningOf(meows, { acvpu: 'C' }).missing).toContain('acvpu')
  })
  it('gives what falls between two bands to the worse of them', () => {
    expect(maternityColours({ temp: 36.05 })).toEqual({ temp: yellow })
    expect(maternityColours({ temp: 38.05 })).toEqual({ temp: red })
  })
  it('never has a milder colour for a value further out', () => {
    const rank = { normal: 0, yellow: 1, red: 2 }
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 240 }), fc.nat(60), (sbp, more) => {
        const [one, further] = [sbp, sbp + more].map((value) => maternityColours({ sbp: value }).sbp)
        expect(rank[further ?? 'normal']).toBeGreaterThanOrEqual(rank[one ?? 'normal'])
      }),
    )
  })
  it('may add up points, and has no total before the last reading is there', () => {
    // invented numbers: the cut-offs of the national score are not published here
    const points: WarningTable = {
      ...meows,
      bands: {
        rr: [
          { colour: 'normal', points: 0, high: 20 },
          { colour: 'yellow', points: 1, low: 21 },
        ],
        spo2: [
          { colour: 'red', points: 2, high: 94 },
          { colour: 'normal', points: 0, low: 95 },
        ],
      },
      trigger: { total: 2 },
    }
    expect(warningOf(points, { rr: 22, spo2: 93 })).toMatchObject({ total: 3, review: true })
    expect(warningOf(points, { rr: 22, spo2: 97 })).toMatchObject({ total: 1, review: false })
    expect(warningOf(points, { spo2: 93 })).toMatchObject({ total: undefined, review: true, missing: ['rr'] })
  })
})
