import type { ActivityDefinition, ObservationDefinition } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { found, midwife, pregnancyWith } from '#departments/maternity/pregnancy/pregnancy-for-tests.ts'
import { coded, measure } from '#departments/maternity/pregnancy/reading.ts'

import { toGrowthLines } from './centiles.ts'
import { growthStrips, growthWords, heightsOf } from './growth.ts'
import { scanWarnings } from './scan.ts'
import { type ScanDraft, scanDraft, scanned } from './scanning.ts'

const height = (on: string, cm: number) =>
  found(coded(codes.fundalHeight), { effectiveDateTime: on, valueQuantity: measure(cm, 'cm') })
const sfh: ObservationDefinition = {
  resourceType: 'ObservationDefinition',
  id: 'sfh',
  code: coded(codes.fundalHeight),
  extension: [
    {
      url: 'https://lune.example/fhir/StructureDefinition/least-rise-per-week',
      valueQuantity: { value: 0.5, unit: 'cm' },
    },
  ],
  qualifiedInterval: [36, 28].map((weeks) => ({
    condition: '10th to 90th centile',
    gestationalAge: { low: { value: weeks, unit: 'wk', code: 'wk' } },
    range: { low: { value: weeks - 2 }, high: { value: weeks + 2 } },
  })),
}
/** As a trust that has them keeps them: lines by week, their source, and from which rise growth is slow. */
const loaded: ActivityDefinition = {
  resourceType: 'ActivityDefinition',
  status: 'active',
  copyright: 'Centiles of the trust',
  contained: [sfh],
}

describe('growth', () => {
  it('is drawn by gestation and not by date', () => {
    const [strip] = growthStrips(pregnancyWith(height('2026-08-18', 30)), undefined)
    expect(strip?.points).toMatchObject([
      { at: (31 * 7 + 3) * 86_400_000, when: '31+3, 18-Aug-2026', value: 30 },
    ])
    expect(strip?.curves).toEqual([])
  })
  it('has lines only where a trust has loaded them, with their source and that nobody signed them off', () => {
    expect(toGrowthLines(undefined)).toEqual({ fundalHeight: undefined, weight: undefined })
    const { fundalHeight, weight } = toGrowthLines(loaded)
    expect(weight).toBeUndefined()
    expect(fundalHeight).toEqual({
      source: 'Centiles of the trust; not signed off',
      leastRisePerWeek: 0.5,
      curves: [
        {
          label: '10th to 90th centile, lower',
          points: [
            { days: 196, value: 26 },
            { days: 252, value: 34 },
          ],
        },
        {
          label: '10th to 90th centile, upper',
          points: [
            { days: 196, value: 30 },
            { days: 252, value: 38 },
          ],
        },
      ],
    })
    expect(toGrowthLines({ ...loaded, approvalDate: '2026-02-01' }).fundalHeight?.source).toContain(
      'signed off 01-Feb-2026',
    )
  })
  it('is called slow or static by a rule that was loaded, and by none otherwise', () => {
    const lines = toGrowthLines(loaded).fundalHeight
    const of = (...those: [string, number][]) =>
      heightsOf(pregnancyWith(...those.map(([on, cm]) => height(on, cm))))
    const slow = of(['2026-08-04', 29], ['2026-08-18', 29.5])
    expect(growthWords(slow, undefined)).toBeUndefined()
    expect(growthWords(slow, lines)).toBe('Slow growth: less than 0.5 cm a week from 29+3 to 31+3')
    expect(growthWords(of(['2026-08-04', 29], ['2026-08-18', 29]), lines)).toContain('Static growth')
    expect(growthWords(of(['2026-08-04', 29], ['2026-08-18', 31]), lines)).toBeUndefined()
    // a week apart says nothing
    expect(growthWords(of(['2026-08-11', 29], ['2026-08-18', 29]), lines)).toBeUndefined()
  })
  it('draws no height that is not in centimetres: it stands in the table as it came', () => {
    const inches = found(coded(codes.fundalHeight), {
      valueQuantity: { value: 12, unit: 'in' },
      effectiveDateTime: '2026-08-18',
    })
    expect(heightsOf(pregnancyWith(inches))).toMatchObject([{ value: undefined, text: '12 in' }])
  })
})

describe('a scan', () => {
  const draft: ScanDraft = {
    kind: 'dating',
    on: '2026-04-07',
    fetus: '',
    gestation: '12+0',
    accept: 'yes',
    crl: '55',
    hc: '',
    ac: '',
    fl: '',
    weight: '',
    liquor: '',
    doppler: '',
    presentation: '',
    placenta: '',
    note: '',
  }
  it('changes the due date only when somebody accepts it, and the problem then begins on its day 0+0', () => {
    const { make = [], change = [] } = scanned(pregnancyWith(), draft, midwife)
    expect(make).toMatchObject([
      {},
      { resource: { valueDateTime: '2026-10-20', effectiveDateTime: '2026-04-07' } },
    ])
    expect(change).toMatchObject([{ to: { resourceType: 'Condition', onsetDateTime: '2026-01-13' } }])
    const kept = scanned(pregnancyWith(), { ...draft, accept: 'no' }, midwife)
    expect([kept.make?.length, kept.change]).toEqual([1, []])
  })
  it('whose gestation is given asks whether it is the date from now on', () => {
    expect(scanDraft.safeParse({ ...draft, accept: '' }).error?.issues[0]?.path).toEqual(['accept'])
    expect(scanDraft.safeParse({ ...draft, gestation: '', accept: '' }).success).toBe(true)
  })
  it('outside of its weeks, or of a length that dates nothing, says so', () => {
    expect(scanWarnings('dating', 14 * 7 + 2, 85)).toEqual([
      'Outside of 11+2 to 14+1',
      'Crown rump length outside of 45 to 84 mm: date by the head circumference',
    ])
    expect([scanWarnings('dating', 11 * 7 + 2, 45), scanWarnings('anomaly', 20 * 7 + 6, undefined)]).toEqual([
      [],
      [],
    ])
    expect(scanWarnings('growth', 40 * 7, undefined)).toEqual([])
  })
})
