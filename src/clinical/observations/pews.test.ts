import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { PewsBand } from './chart-for.ts'
import { pews, pewsCuts, pewsParameters, type PewsReadings, pewsSubScores } from './pews.ts'

const calm = { distress: 'none', spo2: 98, inspired: { oxygen: false }, crt: 2 } as const
const well: Record<PewsBand, PewsReadings> = {
  '0-11m': { ...calm, rr: 40, pulse: 130, sbp: 80 },
  '1-4y': { ...calm, rr: 30, pulse: 110, sbp: 90 },
  '5-12y': { ...calm, rr: 22, pulse: 100, sbp: 100 },
  '13+y': { ...calm, rr: 18, pulse: 80, sbp: 110 },
}
const bands = Object.keys(well) as PewsBand[]

describe('national PEWS, the vectors of the published chart', () => {
  it('gives 0 to a well child of 5 to 12', () => {
    expect(pews('5-12y', well['5-12y'])).toMatchObject({ status: 'scored', total: 0 })
  })
  it('gives 11 with moderate distress on 2 litres by nasal prongs', () => {
    const found = pews('5-12y', {
      rr: 42,
      distress: 'moderate',
      spo2: 93,
      inspired: { oxygen: true, device: 'NP', litres: 2 },
      pulse: 145,
      sbp: 100,
      crt: 3,
    })
    expect(found).toEqual({
      status: 'scored',
      total: 11,
      sub: { rr: 2, distress: 2, spo2: 1, inspired: 2, pulse: 2, sbp: 0, crt: 2 },
    })
  })
  it('gives 26, the most there is, to a baby who has everything', () => {
    const found = pews('0-11m', {
      rr: 72,
      distress: 'severe',
      spo2: 90,
      inspired: { oxygen: true, device: 'HF' },
      pulse: 185,
      sbp: 45,
      crt: 4,
    })
    expect(found).toMatchObject({ status: 'scored', total: 26 })
  })
})

/** As the published chart prints it, under the heads 4, 2, 1, 0, 1, 2, 4. */
const heads = [4, 2, 1, 0, 1, 2, 4]
const printed: Record<PewsBand, Record<'rr' | 'pulse' | 'sbp', string>> = {
  '0-11m': {
    rr: '<10 10–19 20–29 30–49 50–59 60–69 ≥70',
    pulse: '<80 80–89 90–109 110–149 150–169 170–179 ≥180',
    sbp: '<50 50–59 60–69 70–89 90–99 100–109 ≥110',
  },
  '1-4y': {
    rr: '<10 10–19 – 20–39 40–49 50–59 ≥60',
    pulse: '<60 60–69 70–89 90–139 140–149 150–169 ≥170',
    sbp: '<50 50–59 60–79 80–99 100–119 120–129 ≥130',
  },
  '5-12y': {
    rr: '<10 10–14 15–19 20–24 25–39 40–49 ≥50',
    pulse: '<60 60–69 70–79 80–119 120–139 140–159 ≥160',
    sbp: '<70 70–79 80–89 90–109 110–119 120–129 ≥130',
  },
  '13+y': {
    rr: '<10 – 10–14 15–24 25–29 30–39 ≥40',
    pulse: '<50 50–59 60–69 70–99 100–119 120–129 ≥130',
    sbp: '<80 80–89 90–99 100–119 120–129 130–139 ≥140',
  },
}

/** The first and the last whole number of each cell, with the score at its head. */
const edgesOf = (line: string) =>
  line.split(' ').flatMap((cell, column) => {
    const [low = Number.NaN, high = low] = (cell.match(/\d+/g) ?? []).map(Number)
    if (cell === '–') return []
    const edges = cell.startsWith('<') ? [0, low - 1] : cell.startsWith('≥') ? [low, 300] : [low, high]
    return edges.map((value) => ({ value, score: heads[column] }))
  })

describe.each(bands)('the chart of %s', (band) => {
  it.each(['rr', 'pulse', 'sbp'] as const)('scores %s at every edge as printed', (name) => {
    for (const { value, score } of edgesOf(printed[band][name]))
      expect([value, pewsSubScores(band, { [name]: value })[name]]).toEqual([value, score])
  })
  it('scores only 0, 1, 2 and 4, and every value by the band it lies in', () => {
    for (const name of ['rr', 'pulse', 'sbp'] as const) {
      const cuts = pewsCuts[band][name]
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 320 }), (value) => {
          const score = pewsSubScores(band, { [name]: value })[name]
          expect([0, 1, 2, 4]).toContain(score)
          const index = cuts.findLastIndex(([from]) => value >= from)
          expect(cuts[index]?.[1]).toBe(score)
          expect(value).toBeLessThan(cuts[index + 1]?.[0] ?? Number.POSITIVE_INFINITY)
        }),
      )
    }
  })
  it('puts a value between two whole numbers into the lower band, as "20–29" is below 30', () => {
    for (const [from, score] of pewsCuts[band].rr.slice(1))
      expect(pewsSubScores(band, { rr: from - 0.1 }).rr).not.toBe(score)
  })
  it('has no score, and never nought, for a set in which any one reading is missing', () => {
    for (const parameter of pewsParameters) {
      const { [parameter]: _, ...rest } = well[band]
      expect(pews(band, rest)).toMatchObject({ status: 'incomplete', missing: [parameter], atLeast: 0 })
    }
  })
})

describe('the same at every age', () => {
  const sub = (readings: Partial<PewsReadings>) => pewsSubScores('1-4y', readings)

  it('scores saturation 95 and more 0, 92 to 94 1, below that 4', () => {
    expect([100, 95, 94, 92, 91, 60].map((spo2) => sub({ spo2 }).spo2)).toEqual([0, 0, 1, 1, 4, 4])
  })
  it('scores oxygen by percent, else by litres, and high flow, BiPAP and CPAP as 4 whatever the level', () => {
    const by = (device: string, amount: object = {}) =>
      sub({ inspired: { oxygen: true, device, ...amount } }).inspired
    expect([21, 29, 30, 49, 50].map((percent) => by('HB', { percent }))).toEqual([1, 1, 2, 2, 4])
    expect([0.5, 1.9, 2, 5.9, 6].map((litres) => by('NP', { litres }))).toEqual([1, 1, 2, 2, 4])
    expect(['HF', 'BiP', 'CP'].map((device) => by(device, { percent: 21 }))).toEqual([4, 4, 4])
    expect(sub({ inspired: { oxygen: false } }).inspired).toBe(0)
    expect(by('FM')).toBeUndefined()
  })
  it('scores capillary refill to 2 seconds 0, from 3 seconds 2, and has no score between', () => {
    expect([1, 2, 2.5, 3, 6].map((crt) => sub({ crt }).crt)).toEqual([0, 0, undefined, 2, 2])
  })
  it('scores a pressure that was not read only where that was a worry', () => {
    expect((['NCD', 'U0', 'U4'] as const).map((sbp) => sub({ sbp }).sbp)).toEqual([0, 0, 4])
  })
  it('scores no reading that is not a number', () => {
    expect(sub({ rr: Number.NaN, spo2: Number.NaN, crt: Number.POSITIVE_INFINITY })).toEqual({})
  })
})
