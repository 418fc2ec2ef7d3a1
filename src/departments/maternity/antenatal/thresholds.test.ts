import { describe, expect, it } from 'vitest'

import {
  carbonMonoxideMeans,
  haemoglobinMeans,
  movementsMean,
  pcrMeans,
  pressureMeans,
  proteinMeans,
} from './thresholds.ts'

describe('what a value of pregnancy means', () => {
  it.each([
    [139, 89, undefined],
    [140, 60, 'Hypertension: 140/90 or more'],
    [120, 90, 'Hypertension: 140/90 or more'],
    [159, 109, 'Hypertension: 140/90 or more'],
    [160, 80, 'Severe hypertension: an emergency'],
    [130, 110, 'Severe hypertension: an emergency'],
  ])('is said of a blood pressure of %i/%i', (systolic, diastolic, words) => {
    expect(pressureMeans(systolic, diastolic)?.words).toBe(words)
  })
  it('is nothing where nothing was measured', () => {
    expect(pressureMeans(undefined, undefined)).toBeUndefined()
  })
  it('goes by the trimester for haemoglobin, and says nothing without a gestation', () => {
    const at = (days: number | undefined) => haemoglobinMeans(107, days)?.words
    expect([at(13 * 7 + 6), at(14 * 7), at(undefined)]).toEqual([
      'Low for the first trimester: below 110 g/L',
      undefined,
      undefined,
    ])
    expect(haemoglobinMeans(104, 30 * 7)?.words).toBe('Low for this trimester: below 105 g/L')
  })
  it('begins at 30 mg/mmol of protein and at 4 ppm of carbon monoxide', () => {
    expect([pcrMeans(29.9), pcrMeans(30)?.level]).toEqual([undefined, 'warning'])
    expect([carbonMonoxideMeans(3), carbonMonoxideMeans(4)?.level]).toEqual([undefined, 'warning'])
  })
  it('is said of protein on the strip from one plus, and of movements that are less', () => {
    expect(['Negative', 'Trace', '1+'].map((one) => proteinMeans(one)?.level)).toEqual([
      undefined,
      undefined,
      'warning',
    ])
    expect(['Felt, as usual', 'Not felt yet', 'Reduced'].map((one) => movementsMean(one)?.level)).toEqual([
      undefined,
      undefined,
      'danger',
    ])
  })
})
