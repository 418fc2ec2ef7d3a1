import type { Fluid } from '#clinical/observations/fluid.ts'
import { hour } from '#clinical/observations/fluid-day.ts'
import { sumOf } from '#clinical/observations/fluid-totals.ts'
import type { Earlier } from '#clinical/observations/latest-weight.ts'

/** Over how many hours; a design value: long enough for somebody who passes urine, short enough to act on. */
export const urineHours = 6
/** Oliguria in an adult, in mL/kg/h (domain facts §2.8) */
export const oliguria = 0.5

export type UrineRate =
  /** Somebody charts fluids, and in these hours no urine */
  | { is: 'none charted' }
  | { is: 'known'; rate: number; atLeast: boolean; low: boolean }
  /** The chart is not as old as the hours it would be reckoned over, or only holds what was not measured */
  | { is: 'too early' }
  | { is: 'not measured' }

type Asked = {
  fluids: readonly Fluid[]
  weight: Pick<Earlier, 'value'>
  now: number
  /** Since when fluids are charted, where that was decided */
  chartedSince: number | undefined
  /** Oliguria is a rule of adults; undefined age: the rule is not applied */
  years: number | undefined
}

/** Urine of the last hours by weight. Never of a shorter time: a full bladder at its beginning would double it. */
export function urineRate({ fluids, weight, now, chartedSince, years }: Asked): UrineRate {
  const from = now - urineHours * hour
  const earliest = Math.min(chartedSince ?? now, ...fluids.map(({ instant = now }) => instant))
  if (earliest > from) return { is: 'too early' }
  const urine = fluids.filter(
    ({ kind, instant }) => kind === 'urine' && instant !== undefined && instant > from && instant <= now,
  )
  if (urine.length === 0) return { is: 'none charted' }
  const { millilitres, atLeast } = sumOf(urine)
  if (millilitres === undefined) return { is: 'not measured' }
  const exact = millilitres / urineHours / weight.value
  return {
    is: 'known',
    rate: Math.round(exact * 100) / 100,
    atLeast,
    // A lower bound under the limit says nothing: more may have been passed than was measured.
    low: exact < oliguria && !atLeast && years !== undefined && years >= 16,
  }
}
