/** What a value of pregnancy means, in words beside it (domain facts §6.2.3 [G]); nothing is said of what is within. */
export const thresholdSource = 'NICE NG133 and NG201, not signed off here'

export type Meaning = { words: string; level: 'danger' | 'warning' } | undefined

/** Hypertension from 140/90; severe, and an emergency, from 160/110. */
export function pressureMeans(systolic: number | undefined, diastolic: number | undefined): Meaning {
  const from = (high: number, low: number) => (systolic ?? 0) >= high || (diastolic ?? 0) >= low
  if (from(160, 110)) return { words: 'Severe hypertension: an emergency', level: 'danger' }
  return from(140, 90) ? { words: 'Hypertension: 140/90 or more', level: 'warning' } : undefined
}

/** 30 mg/mmol and more is significant. */
export const pcrMeans = (ratio: number): Meaning =>
  ratio >= 30 ? { words: 'Significant proteinuria: 30 mg/mmol or more', level: 'warning' } : undefined

/** 4 ppm and more. */
export const carbonMonoxideMeans = (ppm: number): Meaning =>
  ppm >= 4 ? { words: 'Positive: 4 ppm or more', level: 'warning' } : undefined

const secondTrimester = 14 * 7

/** Anaemia below 110 g/L in the first trimester, below 105 after it; unknown gestation: nothing is said. */
export function haemoglobinMeans(gramsPerLitre: number, days: number | undefined): Meaning {
  if (days === undefined || days < 0) return undefined
  const limit = days < secondTrimester ? 110 : 105
  return gramsPerLitre < limit
    ? {
        words: `Low for ${days < secondTrimester ? 'the first trimester' : 'this trimester'}: below ${limit} g/L`,
        level: 'warning',
      }
    : undefined
}

/** By the test strip: 1+ and more is not nothing. */
export const proteinMeans = (strip: string): Meaning =>
  /^[1-4]\+/.test(strip) ? { words: 'Protein in the urine', level: 'warning' } : undefined

/** Reduced or absent: assessed the same day, whatever else is found. */
export const movementsMean = (words: string): Meaning =>
  /reduced|none|changed/i.test(words) ? { words: 'Assess today', level: 'danger' } : undefined
