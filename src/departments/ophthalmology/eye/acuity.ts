/**
 * Visual acuity in the units it is written in. What was written is kept as it was; only to draw it, all are put on one
 * scale. Source: OpenEyes reference data (domain facts §6.3.1): logMAR = log10(denominator / numerator), one letter is
 * 0.02 logMAR, 85 ETDRS letters are logMAR 0.00.
 */
export type Acuity =
  | { unit: 'snellen 6 m' | 'snellen 20 ft'; numerator: number; denominator: number; letters: number }
  | { unit: 'logMAR'; value: number }
  | { unit: 'ETDRS letters'; value: number }
  | { unit: 'below the chart'; value: BelowChart }

export const belowChart = ['CF', 'HM', 'PL', 'NPL'] as const
export type BelowChart = (typeof belowChart)[number]
export const belowChartWords: Record<BelowChart, string> = {
  CF: 'Counting fingers',
  HM: 'Hand movements',
  PL: 'Perception of light',
  NPL: 'No perception of light',
}
/** For audit and for drawing alone; general knowledge, to be verified (domain facts §6.3.1 [G]). */
const belowChartLogMar: Record<BelowChart, number> = { CF: 2.1, HM: 2.4, PL: 2.7, NPL: 3 }

/** `6/9`, `6/9-2`, `20/40`, `0.30`, `-0.08`, `70 letters`, `CF`. Undefined for anything else: nothing is guessed. */
export function readAcuity(written: string): Acuity | undefined {
  const text = written.trim()
  const below = belowChart.find((one) => one === text.toUpperCase())
  if (below) return { unit: 'below the chart', value: below }
  const snellen = /^(\d{1,2}(?:\.\d)?)\s*\/\s*(\d{1,3}(?:\.\d)?)\s*([+-]\s*[1-5])?$/.exec(text)
  if (snellen) {
    const [numerator, denominator] = [Number(snellen[1]), Number(snellen[2])]
    const letters = Number((snellen[3] ?? '0').replace(/\s/g, ''))
    if (numerator <= 0 || denominator <= 0) return undefined
    // charts in feet stand at 20, those in metres at 6 or nearer
    return { unit: numerator > 6 ? 'snellen 20 ft' : 'snellen 6 m', numerator, denominator, letters }
  }
  const letters = /^(\d{1,3})\s*letters?$/i.exec(text)
  if (letters) {
    const value = Number(letters[1])
    return value <= 100 ? { unit: 'ETDRS letters', value } : undefined
  }
  if (/^[+-]?[0-2]\.\d{1,2}$/.test(text)) {
    const value = Number(text)
    return value >= -0.3 && value <= 2 ? { unit: 'logMAR', value } : undefined
  }
  return undefined
}

/** As it was written. */
export function acuityText(acuity: Acuity): string {
  switch (acuity.unit) {
    case 'snellen 6 m':
    case 'snellen 20 ft': {
      const { numerator, denominator, letters } = acuity
      return `${numerator}/${denominator}${letters === 0 ? '' : letters > 0 ? ` +${letters}` : ` −${-letters}`}`
    }
    case 'logMAR':
      return `${logMarText(acuity.value)} logMAR`
    case 'ETDRS letters':
      return `${acuity.value} letters`
    case 'below the chart':
      return belowChartWords[acuity.value]
  }
}

/** To two places. Lower is better. */
export function logMarOf(acuity: Acuity): number {
  switch (acuity.unit) {
    case 'snellen 6 m':
    case 'snellen 20 ft':
      return toHundredths(Math.log10(acuity.denominator / acuity.numerator) - acuity.letters * 0.02)
    case 'logMAR':
      return acuity.value
    case 'ETDRS letters':
      return logMarFromEtdrs(acuity.value)
    case 'below the chart':
      return belowChartLogMar[acuity.value]
  }
}

export const logMarFromEtdrs = (letters: number) => toHundredths((85 - letters) / 50)
export const etdrsFromLogMar = (logMar: number) => Math.round(85 - 50 * logMar)

// `+ 0`: minus nought is nought
const toHundredths = (value: number) => Math.round(value * 100) / 100 + 0

/** Two places, or as many as were written: a published 0.544 is not 0.54. */
const logMarText = (value: number) =>
  (Math.abs(value * 100 - Math.round(value * 100)) < 1e-9 ? value.toFixed(2) : String(value)).replace(
    '-',
    '−',
  )

/** In the other units, for a reader who thinks in them; said to be a conversion. Undefined for what is below the chart. */
export function converted(acuity: Acuity): string | undefined {
  if (acuity.unit === 'below the chart') return undefined
  const logMar = logMarOf(acuity)
  // one fraction of another, with no letter more or less, is exact: 6/60 is 20/200
  const size =
    'denominator' in acuity && acuity.letters === 0 ? acuity.denominator / acuity.numerator : 10 ** logMar
  const letters = etdrsFromLogMar(logMar)
  const all = [
    acuity.unit !== 'snellen 6 m' && `6/${Math.round(6 * size)}`,
    acuity.unit !== 'logMAR' && `${logMarText(toHundredths(logMar))} logMAR`,
    // an ETDRS chart begins at no letters: 1/60 has none (domain facts §6.3.1)
    acuity.unit !== 'ETDRS letters' && letters >= 0 && `${letters} letters`,
    acuity.unit !== 'snellen 20 ft' && `20/${Math.round(20 * size)}`,
  ]
  return `about ${all.filter(Boolean).join(', ')}`
}

/** The best of several readings of one eye. What is below the chart is worse than anything on it. */
export function bestOf<Read extends { acuity: Acuity }>(readings: readonly Read[]): Read | undefined {
  return readings.toSorted((one, other) => logMarOf(one.acuity) - logMarOf(other.acuity))[0]
}

export const acuityMethods = [
  'Unaided',
  'Glasses',
  'Contact lens',
  'Pinhole',
  'Auto-refraction',
  'Formal refraction',
] as const
export const acuityCharts = [
  'Snellen',
  'ETDRS',
  'LogMAR crowded',
  'Kay pictures',
  'Sheridan-Gardiner',
] as const
