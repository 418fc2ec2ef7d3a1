import type { Fluid } from '#clinical/observations/fluid.ts'
import { fluidDayStartsAt } from '#clinical/observations/fluid-day.ts'
import { dailyTotals, type FluidTotal, hourlyTotals } from '#clinical/observations/fluid-totals.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import type { ChartPoint, Strip } from '#ui/chart/strip.ts'

/** As many days back as are drawn by the hour; the daily totals go back as far as was read. */
const hourlyDays = 3

/** What went in and out by the hour, of the newest days, on one scale so that they can be compared. */
export function fluidStrips(fluids: readonly Fluid[]): Strip[] {
  const all = hourlyTotals(fluids)
  const newest = all.at(-1)?.instant ?? 0
  const totals = all.filter(({ instant }) => newest - instant < hourlyDays * 86_400_000)
  const highest = Math.max(
    500,
    ...totals.map(({ intake, output }) => Math.max(intake.millilitres ?? 0, output.millilitres ?? 0)),
  )
  return (['intake', 'output'] as const)
    .map((direction): Strip => ({
      name: direction === 'intake' ? 'Intake' : 'Output',
      unit: 'mL an hour',
      shape: 'columns',
      scale: { low: 0, high: highest },
      points: totals.flatMap((total) => pointOf(total, total[direction].millilitres)),
    }))
    .filter(({ points }) => points.length > 0)
}

function pointOf({ instant }: FluidTotal, value: number | undefined): ChartPoint[] {
  if (value === undefined) return []
  // A column stands at the hour it is the total of.
  const hour = Math.floor(instant / 3_600_000) * 3_600_000
  const when = formatDateTime(new Date(hour).toISOString())
  return [{ at: hour, when, value, text: String(value) }]
}

export type FluidDay = FluidTotal & { day: string; partial: boolean }

/** Oldest first. Where the record holds more than was read, the first day may lack entries, and says so. */
export function fluidDays(fluids: readonly Fluid[], complete: boolean): FluidDay[] {
  return dailyTotals(fluids, fluidDayStartsAt()).map((total, index) => ({
    ...total,
    day: formatDate(total.key),
    partial: index === 0 && !complete,
  }))
}
