import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { gestationText } from '#clinical/care/gestation.ts'

import {
  daysAfter,
  eddFromLmp,
  eddFromScan,
  gestationDays,
  parityText,
  readGestation,
  stageText,
} from './gestation.ts'

describe('the dates of a pregnancy', () => {
  it('follow the worked example of the domain facts', () => {
    expect(eddFromLmp('2026-01-10')).toBe('2026-10-17')
    expect(gestationText(gestationDays('2026-10-17', '2026-09-01'))).toBe('33+3')
  })
  it('go by the length of the cycle', () => {
    expect(eddFromLmp('2026-01-10', 35)).toBe('2026-10-24')
    expect(eddFromLmp('2026-01-10', 26)).toBe('2026-10-15')
  })
  it('go by what a scan measured on its day', () => {
    expect(eddFromScan('2026-04-04', 84)).toBe('2026-10-17')
  })
  it('are counted in days, through leap years and both changes of the clocks', () => {
    expect(eddFromLmp('2027-06-01')).toBe('2028-03-07')
    expect(gestationDays('2026-10-17', '2026-03-30') - gestationDays('2026-10-17', '2026-03-28')).toBe(2)
    expect(gestationDays('2026-11-17', '2026-10-26') - gestationDays('2026-11-17', '2026-10-24')).toBe(2)
  })
  const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => daysAfter('2000-01-01', days))
  it('put the due date at 40+0 and the last period at 0+0, whenever that was', () => {
    fc.assert(
      fc.property(dates, (lmp) => {
        const edd = eddFromLmp(lmp)
        expect([gestationText(gestationDays(edd, lmp)), gestationText(gestationDays(edd, edd))]).toEqual([
          '0+0',
          '40+0',
        ])
      }),
    )
  })
  it('read back the gestation they have written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 45 * 7 }), (days) => {
        expect(readGestation(gestationText(days))).toBe(days)
      }),
    )
  })
  it.each(['', '33+7', '46+0', 'thirty', '33.3', '-1'])('guess nothing of “%s”', (typed) => {
    expect(readGestation(typed)).toBeUndefined()
  })
  it('are named by weeks', () => {
    expect([20, 26, 36, 37, 41, 42].map((weeks) => stageText(weeks * 7))).toEqual([
      'Before 24 weeks',
      'Extremely preterm',
      'Preterm',
      'Term',
      'Term',
      'Past 42 weeks',
    ])
  })
  it('count pregnancies, not babies', () => {
    expect(parityText(4, 2, 1)).toBe('G4 P2+1')
  })
})
