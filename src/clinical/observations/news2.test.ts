import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type Acvpu, bandOf, news2, type News2Readings, type Scale, subScores } from './news2.ts'

type Vector = [number, number, Scale, 'air' | 'O2', number, number, Acvpu, number, string, number, string]

// domain facts §2.1, from the RCP table
const vectors: Vector[] = [
  [16, 98, 1, 'air', 125, 72, 'A', 36.8, '0/0/0/0/0/0/0', 0, 'low'],
  [21, 93, 1, 'air', 120, 95, 'A', 37.5, '2/2/0/0/1/0/0', 5, 'medium'],
  [18, 97, 1, 'air', 118, 80, 'C', 37.0, '0/0/0/0/0/3/0', 3, 'low-medium'],
  [18, 97, 2, 'O2', 118, 80, 'A', 37.0, '0/3/2/0/0/0/0', 5, 'medium'],
  [18, 97, 2, 'air', 118, 80, 'A', 37.0, '0/0/0/0/0/0/0', 0, 'low'],
  [26, 90, 1, 'O2', 88, 132, 'V', 39.4, '3/3/2/3/3/3/2', 19, 'high'],
  [12, 88, 2, 'O2', 111, 51, 'A', 36.1, '0/0/2/0/0/0/0', 2, 'low'],
]

describe('a complete set', () => {
  it.each(vectors)(
    'RR %d, SpO2 %d on scale %d, %s, SBP %d, pulse %d, %s, %d °C',
    (rr, spo2, scale, gas, sbp, pulse, acvpu, temp, sub, total, band) => {
      const score = news2({ rr, spo2, onOxygen: gas === 'O2', sbp, pulse, acvpu, temp }, scale)
      expect(score).toMatchObject({ status: 'scored', total, band })
      const { rr: a, spo2: b, air, sbp: c, pulse: d, acvpu: e, temp: f } = score.sub
      expect([a, b, air, c, d, e, f].join('/')).toBe(sub)
    },
  )
})

describe('an incomplete set', () => {
  const whole: News2Readings = {
    rr: 18,
    spo2: 97,
    onOxygen: false,
    sbp: 118,
    pulse: 80,
    acvpu: 'A',
    temp: 37,
  }
  it.each(['rr', 'spo2', 'onOxygen', 'sbp', 'pulse', 'acvpu', 'temp'] as const)(
    'has no score without %s',
    (left) => {
      const { [left]: _, ...rest } = whole
      expect(news2(rest, 1)).toMatchObject({
        status: 'incomplete',
        missing: [left === 'onOxygen' ? 'air' : left],
      })
    },
  )
  it('never counts a reading not taken as nought, and says the least the score can be', () => {
    expect(news2({ rr: 25, sbp: 95 }, 1)).toMatchObject({ status: 'incomplete', atLeast: 5, any3: true })
  })
  it('scores 95 % on scale 2 only once air or oxygen is known', () => {
    expect(subScores({ spo2: 95 }, 2).spo2).toBeUndefined()
    expect(subScores({ spo2: 95, onOxygen: true }, 2).spo2).toBe(2)
    expect(subScores({ spo2: 95, onOxygen: false }, 2).spo2).toBe(0)
    expect(subScores({ spo2: 85 }, 2).spo2).toBe(2)
  })
})

/** [from, to, sub-score] read off the printed chart; between them the whole range is covered. */
const table = {
  rr: [
    [0, 8, 3],
    [9, 11, 1],
    [12, 20, 0],
    [21, 24, 2],
    [25, 80, 3],
  ],
  spo2: [
    [40, 91, 3],
    [92, 93, 2],
    [94, 95, 1],
    [96, 100, 0],
  ],
  sbp: [
    [30, 90, 3],
    [91, 100, 2],
    [101, 110, 1],
    [111, 219, 0],
    [220, 300, 3],
  ],
  pulse: [
    [0, 40, 3],
    [41, 50, 1],
    [51, 90, 0],
    [91, 110, 1],
    [111, 130, 2],
    [131, 300, 3],
  ],
} as const

describe('every value of the printed chart', () => {
  for (const [parameter, rows] of Object.entries(table)) {
    for (const [from, to, score] of rows) {
      it(`${parameter} ${from}–${to} scores ${score}`, () => {
        fc.assert(
          fc.property(fc.integer({ min: from, max: to }), (value) => {
            expect(Object.values(subScores({ [parameter]: value }, 1))).toEqual([score])
          }),
          { examples: [[from], [to]] },
        )
      })
    }
  }
  it.each([
    [25.0, 35.0, 3],
    [35.1, 36.0, 1],
    [36.1, 38.0, 0],
    [38.1, 39.0, 1],
    [39.1, 45.0, 2],
  ])('temperature %d–%d', (from, to, score) => {
    fc.assert(
      fc.property(fc.integer({ min: Math.round(from * 10), max: Math.round(to * 10) }), (tenths) => {
        expect(subScores({ temp: tenths / 10 }, 1).temp).toBe(score)
      }),
      { examples: [[Math.round(from * 10)], [Math.round(to * 10)]] },
    )
  })
  it.each([
    [40, 83, 3, 3],
    [84, 85, 2, 2],
    [86, 87, 1, 1],
    [88, 92, 0, 0],
    [93, 94, 1, 0],
    [95, 96, 2, 0],
    [97, 100, 3, 0],
  ])('scale 2: %d–%d scores %d on oxygen, %d on air', (from, to, oxygen, air) => {
    for (let spo2 = from; spo2 <= to; spo2 += 1) {
      expect(subScores({ spo2, onOxygen: true }, 2).spo2).toBe(oxygen)
      expect(subScores({ spo2, onOxygen: false }, 2).spo2).toBe(air)
    }
  })
})

it('stays between 0 and 20, and the total is the sum of its parts', () => {
  fc.assert(
    fc.property(
      fc.record({
        rr: fc.integer({ min: 0, max: 80 }),
        spo2: fc.integer({ min: 40, max: 100 }),
        onOxygen: fc.boolean(),
        sbp: fc.integer({ min: 30, max: 300 }),
        pulse: fc.integer({ min: 0, max: 300 }),
        acvpu: fc.constantFrom<Acvpu[]>('A', 'C', 'V', 'P', 'U'),
        temp: fc.integer({ min: 250, max: 450 }).map((tenths) => tenths / 10),
      }),
      fc.constantFrom<Scale[]>(1, 2),
      (readings, scale) => {
        const score = news2(readings, scale)
        if (score.status !== 'scored') throw new Error('a whole set was not scored')
        expect(score.total).toBeGreaterThanOrEqual(0)
        expect(score.total).toBeLessThanOrEqual(20)
        expect(score.total).toBe(Object.values(score.sub).reduce<number>((sum, one) => sum + one, 0))
      },
    ),
  )
})

it.each([
  [0, false, 'low'],
  [4, false, 'low'],
  [3, true, 'low-medium'],
  [4, true, 'low-medium'],
  [5, true, 'medium'],
  [6, false, 'medium'],
  [7, false, 'high'],
  [20, true, 'high'],
])('a total of %d with a single 3 (%s) is %s', (total, any3, band) => {
  expect(bandOf(total, any3)).toBe(band)
})
