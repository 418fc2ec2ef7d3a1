import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { acuityText, converted, etdrsFromLogMar, logMarFromEtdrs, logMarOf, readAcuity } from './acuity.ts'

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
    expect(nine && converted(nine)).toBe('about 0.18 logMAR, 76 letters')
    const none = readAcuity('NPL')
    expect(none && converted(none)).toBeUndefined()
  })
})
