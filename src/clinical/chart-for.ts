import { yearsAt } from '#fhir/dates.ts'

import { type PewsBand, pewsBandOf, pewsBandWords } from './pews.ts'

/** Which early-warning chart a person needs: a score on the wrong one is a wrong score (hazard H12). */
export type Chart = 'NEWS2' | 'PEWS' | 'maternity'

/** The chart, and of the children's four the one of the age; `band` is undefined when the birth date is too inexact. */
export type ChartChoice = { chart: Chart; band: PewsBand | undefined }

/**
 * By the age at the time of the observation, so it changes on the birthday. NEWS2 is for 16 and over and is not valid in
 * pregnancy (RCP 2017). An unknown age, or a birth still to come, is charted as an adult's.
 */
export function chartAt(birth: string | undefined, at: Date, pregnant: boolean): ChartChoice {
  const [youngest, oldest] = agesAt(birth, at)
  if (youngest !== undefined && oldest !== undefined && oldest >= 0 && youngest < 16) {
    const bands = new Set([youngest, oldest].map((years) => pewsBandOf(Math.max(0, years))))
    return { chart: 'PEWS', band: bands.size === 1 && oldest < 16 ? pewsBandOf(oldest) : undefined }
  }
  return { chart: pregnant ? 'maternity' : 'NEWS2', band: undefined }
}

/** The least and the most completed years: of `2019` and `2019-03` nobody knows the birthday. */
function agesAt(birth: string | undefined, at: Date): [number | undefined, number | undefined] {
  if (!birth || !/^\d{4}(-\d\d)?$/.test(birth)) return [yearsAt(birth, at), yearsAt(birth, at)]
  const [first, last] = birth.length === 4 ? ['-01-01', '-12-31'] : ['-01', '-28']
  return [yearsAt(birth + last, at), yearsAt(birth + first, at)]
}

/** Which chart, in words for the top of a chart or a form. */
export function chartWords({ chart, band }: ChartChoice): string {
  switch (chart) {
    case 'NEWS2':
      return 'NEWS2 chart: 16 years and over, not pregnant.'
    case 'PEWS':
      return band
        ? `Under 16: national PEWS, chart for ${pewsBandWords[band]}.`
        : 'Under 16: national PEWS. The date of birth is not exact enough to choose the chart of the age: readings are kept without a score.'
    case 'maternity':
      return 'Pregnant or in maternity care: maternity early-warning chart. NEWS2 does not apply.'
  }
}
