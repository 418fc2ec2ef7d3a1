import { yearsAt } from '#fhir/dates.ts'

/** Which early-warning chart a person needs: a score on the wrong one is a wrong score (hazard H12). */
export type Chart = 'NEWS2' | 'PEWS' | 'maternity'

/** National PEWS has four charts, chosen by completed years at the time of the observation (domain facts §2.3). */
export type PewsBand = '0-11m' | '1-4y' | '5-12y' | '13+y'

export const pewsBandOf = (years: number): PewsBand =>
  years < 1 ? '0-11m' : years < 5 ? '1-4y' : years < 13 ? '5-12y' : '13+y'

/**
 * The chart, and of the children's four the one of the age; `band` is undefined when the birth date is too inexact, and
 * of a `newborn`, whose chart is none of the four.
 */
export type ChartChoice = { chart: Chart; band: PewsBand | undefined; newborn?: true }

/**
 * By the age at the time of the observation, so it changes on the birthday. NEWS2 is for 16 and over and is not valid in
 * pregnancy (RCP 2017). An unknown age, or a birth still to come, is charted as an adult's. A newborn in maternity care is
 * watched by NEWTT2 (BAPM 2023), whose scores Lune does not have: no other chart may score it (hazard H12).
 */
export function chartAt(birth: string | undefined, at: Date, maternity: boolean): ChartChoice {
  const [youngest, oldest] = agesAt(birth, at)
  if (youngest !== undefined && oldest !== undefined && oldest >= 0 && youngest < 16) {
    if (maternity && mayBeNewborn(birth, at)) return { chart: 'PEWS', band: undefined, newborn: true }
    const bands = new Set([youngest, oldest].map((years) => pewsBandOf(Math.max(0, years))))
    return { chart: 'PEWS', band: bands.size === 1 && oldest < 16 ? pewsBandOf(oldest) : undefined }
  }
  return { chart: maternity ? 'maternity' : 'NEWS2', band: undefined }
}

/** The least and the most completed years: of `2019` and `2019-03` nobody knows the birthday. */
function agesAt(birth: string | undefined, at: Date): [number | undefined, number | undefined] {
  if (!birth || !/^\d{4}(-\d\d)?$/.test(birth)) return [yearsAt(birth, at), yearsAt(birth, at)]
  const [first, last] = birth.length === 4 ? ['-01-01', '-12-31'] : ['-01', '-28']
  return [yearsAt(birth + last, at), yearsAt(birth + first, at)]
}

const newbornDays = 28

/** Of an inexact birth the latest day is taken: no score is safer than one of the wrong chart. */
function mayBeNewborn(birth = '', at: Date): boolean {
  const latest =
    birth.length === 4 ? `${birth}-12-31` : birth.length === 7 ? `${birth}-28` : birth.slice(0, 10)
  return at.getTime() - Date.parse(latest) < newbornDays * 86_400_000
}
