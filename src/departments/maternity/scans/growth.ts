import type { Quantity } from 'fhir/r4'

import { gestationText } from '#clinical/care/gestation.ts'
import { gestationDays } from '#departments/maternity/pregnancy/gestation.ts'
import { newestOf, type Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { quantityText } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'
import type { ChartPoint, Span, Strip } from '#ui/chart/strip.ts'
import type { TimeTick } from '#ui/chart/scale.ts'

import type { Centiles, GrowthLines } from './centiles.ts'
import { scansOf } from './scan.ts'

const day = 86_400_000

/** Growth is drawn by gestation and not by date: from 20+0 to 42+0, four weeks apart. */
export const growthSpan: Span = { from: 20 * 7 * day, to: 42 * 7 * day }
export const gestationTicks = (): TimeTick[] =>
  [20, 24, 28, 32, 36, 40].map((weeks) => ({ at: weeks * 7 * day, date: `${weeks}+0`, time: '' }))

type Measured = { days: number | undefined; on: string | undefined; value: number | undefined; text: string }

function toPoint({ days, on, value, text }: Measured): ChartPoint {
  return {
    at: days === undefined ? undefined : days * day,
    when: [days === undefined ? 'Gestation not known' : gestationText(days), formatDate(on)].join(', '),
    value,
    text,
  }
}

/** Fundal heights, the first one first; undefined days where no due date is agreed. */
export function heightsOf(pregnancy: Pregnancy): Measured[] {
  const edd = pregnancy.estimates[0]?.edd
  return newestOf(pregnancy, codes.fundalHeight)
    .map(({ effectiveDateTime: on, valueQuantity }) => ({
      days: edd && on ? gestationDays(edd, on) : undefined,
      on,
      value: isInCm(valueQuantity) ? valueQuantity?.value : undefined,
      // the strip has the unit; what is in another is written as it came
      text: isInCm(valueQuantity)
        ? String(valueQuantity?.value)
        : (quantityText(valueQuantity) ?? 'No value'),
    }))
    .toSorted((one, other) => (one.on ?? '').localeCompare(other.on ?? ''))
}

const isInCm = (quantity: Quantity | undefined) => (quantity?.unit ?? quantity?.code) === 'cm'

/** A strip for the fundal height, and one for the estimated weight of each fetus. */
export function growthStrips(pregnancy: Pregnancy, lines: GrowthLines | undefined): Strip[] {
  const weights = scansOf(pregnancy).filter(({ weight }) => weight !== undefined)
  const fetuses = [...new Set(weights.map(({ fetus }) => fetus))].toSorted(
    (one, other) => (one ?? 0) - (other ?? 0),
  )
  return [
    {
      name: 'Fundal height',
      unit: 'cm',
      scale: { low: 15, high: 45 },
      tall: true,
      points: heightsOf(pregnancy).map(toPoint),
      curves: curvesOf(lines?.fundalHeight),
    },
    ...fetuses.map((fetus) => ({
      name: fetus ? `Estimated weight, fetus ${fetus}` : 'Estimated weight',
      unit: 'g',
      scale: { low: 0, high: 5000 },
      tall: true,
      points: weights
        .filter((scan) => scan.fetus === fetus)
        .map(({ days, on, weight }) => toPoint({ days, on, value: weight, text: String(weight) }))
        .toReversed(),
      curves: curvesOf(lines?.weight),
    })),
  ]
}

const curvesOf = (centiles: Centiles | undefined) =>
  (centiles?.curves ?? []).map(({ label, points }) => ({
    label,
    points: points.map(({ days, value }) => ({ at: days * day, value })),
  }))

/** Said only where a trust has loaded a rule: from the last measurement that is two weeks or more before the newest. */
export function growthWords(
  heights: readonly Measured[],
  centiles: Centiles | undefined,
): string | undefined {
  const least = centiles?.leastRisePerWeek
  if (least === undefined) return undefined
  const drawn = heights.flatMap(({ days, value }) =>
    days === undefined || value === undefined ? [] : [{ days, value }],
  )
  const newest = drawn.at(-1)
  const before = newest && drawn.findLast(({ days }) => newest.days - days >= 14)
  if (!newest || !before) return undefined
  const rise = newest.value - before.value
  const between = `from ${gestationText(before.days)} to ${gestationText(newest.days)}`
  if (rise <= 0) return `Static growth: no rise ${between}`
  const perWeek = (rise * 7) / (newest.days - before.days)
  return perWeek < least ? `Slow growth: less than ${least} cm a week ${between}` : undefined
}
