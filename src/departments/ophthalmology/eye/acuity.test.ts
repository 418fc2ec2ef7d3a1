import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { fromValue, toValue } from './acuity-fhir.ts'
import {
  type Acuity,
  acuityText,
  belowChart,
  bestOf,
  converted,
  etdrsFromLogMar,
  logMarFromEtdrs,
  logMarOf,
  readAcuity,
} from './acuity.ts'

const logMar = (written: string) => {
  const acuity = readAcuity(written)
  return acuity && logMarOf(acuity)
}

describe('visual acuity', () => {
  it.each([
    ['6/5', -0.08],
    ['6/6', 0],
    ['6/9', 0.18],
    ['6/12', 0.3],
    ['6/18', 0.48],
    ['6/24', 0.6],
    ['6/36', 0.78],
    ['6/60', 1],
    ['3/60', 1.3],
    ['2/60', 1.48],
    ['1/60', 1.78],
    ['20/40', 0.3],
    ['85 letters', 0],
    ['55 letters', 0.6],
    ['70 letters', 0.3],
    ['0.30', 0.3],
    ['CF', 2.1],
    ['NPL', 3],
  ])('%s is drawn at logMAR %d, as the reference data say', (written, expected) => {
    expect(logMar(written)).toBe(expected)
  })
  it('counts a letter more or less as 0.02', () => {
    expect(logMar('6/9-2')).toBe(0.22)
    expect(logMar('6/9 +1')).toBe(0.16)
  })
  it.each(['', '6', '6/0', 'six/nine', '120 letters', '9.00', '6/9-8', '0,3', '70'])(
    'guesses nothing of “%s”',
    (written) => {
      expect(readAcuity(written)).toBeUndefined()
    },
  )
  it('keeps what was written: read back it says the same', () => {
    for (const written of ['6/9', '6/9 −2', '20/40', '0.30 logMAR', '70 letters', 'Hand movements']) {
      const again = readAcuity(
        written.replace(' logMAR', '').replace('Hand movements', 'hm').replace('−', '-'),
      )
      expect(again && acuityText(again)).toBe(written)
    }
  })
  it('goes from letters to logMAR and back without a loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (letters) => {
        expect(etdrsFromLogMar(logMarFromEtdrs(letters))).toBe(letters)
      }),
    )
  })
  it('is better the smaller the letters that are read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 120 }), fc.integer({ min: 1, max: 120 }), (size, more) => {
        const [fine, coarse] = [logMar(`6/${size}`), logMar(`6/${size + more}`)]
        expect(fine).toBeLessThanOrEqual(coarse ?? Number.NaN)
      }),
    )
  })
  it('says the other units as a conversion, and none for what is below the chart', () => {
    const nine = readAcuity('6/9')
    expect(nine && converted(nine)).toBe('about 0.18 logMAR, 76 letters, 20/30')
    const none = readAcuity('NPL')
    expect(none && converted(none)).toBeUndefined()
  })
  it.each([
    ['6/5', 89],
    ['6/6', 85],
    ['6/9', 76],
    ['6/12', 70],
    ['6/18', 61],
    ['6/24', 55],
    ['6/36', 46],
    ['6/60', 35],
    ['3/60', 20],
    ['2/60', 11],
  ])('%s is %d ETDRS letters, as the reference data say', (written, letters) => {
    const acuity = readAcuity(written)
    expect(acuity && converted(acuity)).toContain(` ${letters} letters`)
  })
  it('says no letters of what an ETDRS chart does not hold', () => {
    const one = readAcuity('1/60')
    expect(one && converted(one)).toBe('about 1.78 logMAR, 20/1200')
  })
  it('is written to the record and read from it without a loss, in every unit', () => {
    const whole = (max: number) => fc.integer({ min: 1, max })
    const any: fc.Arbitrary<Acuity> = fc.oneof(
      fc.record({
        unit: fc.constant('snellen 6 m' as const),
        numerator: whole(6),
        denominator: whole(120),
        letters: fc.integer({ min: -5, max: 5 }),
      }),
      fc.record({
        unit: fc.constant('snellen 20 ft' as const),
        numerator: fc.constant(20),
        denominator: whole(800),
        letters: fc.integer({ min: -5, max: 5 }),
      }),
      fc.record({
        unit: fc.constant('logMAR' as const),
        value: fc.integer({ min: -30, max: 200 }).map((one) => one / 100),
      }),
      fc.record({ unit: fc.constant('ETDRS letters' as const), value: fc.integer({ min: 0, max: 100 }) }),
      fc.record({ unit: fc.constant('below the chart' as const), value: fc.constantFrom(...belowChart) }),
    )
    fc.assert(
      fc.property(any, (acuity) => {
        expect(fromValue(structuredClone(toValue(acuity)))).toEqual(acuity)
      }),
    )
  })
  it('keeps three places when three were written', () => {
    const published = fromValue({ valueQuantity: { value: 0.544, unit: 'logmar' } })
    expect(published && acuityText(published)).toBe('0.544 logMAR')
  })
  it('finds the best of several readings, whatever their units, and what is below the chart last', () => {
    const all = ['CF', '6/12', '76 letters', '0.30'].flatMap((written) => {
      const acuity = readAcuity(written)
      return acuity ? [{ written, acuity }] : []
    })
    expect(bestOf(all)?.written).toBe('76 letters')
    expect(bestOf([])).toBeUndefined()
  })
})
