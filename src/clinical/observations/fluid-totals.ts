import type { Direction } from './fluid-kinds.ts'
import type { Fluid } from './fluid.ts'
import { fluidDayAt, hour } from './fluid-day.ts'

/** What went one way: nothing charted is not nought, and with something not measured it is no more than a lower bound. */
export type Volume = { millilitres: number | undefined; atLeast: boolean }

/** What went in and out in one hour or one day. */
export type FluidTotal = { key: string; instant: number } & Record<Direction, Volume>

export const nothing: Volume = { millilitres: undefined, atLeast: false }

/** By the hour, as they passed: the hour that comes twice in October is two. */
export const hourlyTotals = (fluids: readonly Fluid[]): FluidTotal[] =>
  totals(fluids, (instant) => String(Math.floor(instant / hour)))

/** By the day of the chart; its key is the date it begins on. */
export const dailyTotals = (fluids: readonly Fluid[], startsAt: number): FluidTotal[] =>
  totals(fluids, (instant) => fluidDayAt(instant, startsAt).date)

/** Oldest first; `instant` is that of the first entry in it. */
function totals(fluids: readonly Fluid[], keyOf: (instant: number) => string): FluidTotal[] {
  const found = new Map<string, FluidTotal>()
  for (const fluid of fluids) {
    const { direction, instant } = fluid
    if (instant === undefined) continue
    const key = keyOf(instant)
    const total = found.get(key) ?? { key, instant, intake: nothing, output: nothing }
    total[direction] = plus(total[direction], volumeOf(fluid))
    total.instant = Math.min(total.instant, instant)
    found.set(key, total)
  }
  return [...found.values()].toSorted((one, other) => one.instant - other.instant)
}

/** Not measured, and not in millilitres: both are more than what is counted. */
const volumeOf = ({ counted }: Pick<Fluid, 'counted'>): Volume => ({
  millilitres: counted?.millilitres,
  atLeast: counted === undefined,
})

export const plus = (one: Volume, other: Volume): Volume => ({
  millilitres:
    one.millilitres === undefined && other.millilitres === undefined
      ? undefined
      : (one.millilitres ?? 0) + (other.millilitres ?? 0),
  atLeast: one.atLeast || other.atLeast,
})

export const sumOf = (fluids: readonly Pick<Fluid, 'counted'>[]): Volume =>
  fluids.map(volumeOf).reduce(plus, nothing)

export type Balance = { millilitres: number; bound: 'exactly' | 'at most' | 'at least' }

/** In minus out. Unknown when nothing was measured of either, or when both are no more than lower bounds. */
export function balanceOf({ intake, output }: Record<Direction, Volume>): Balance | undefined {
  if (intake.millilitres === undefined || output.millilitres === undefined) return undefined
  if (intake.atLeast && output.atLeast) return undefined
  const bound = output.atLeast ? 'at most' : intake.atLeast ? 'at least' : 'exactly'
  return { millilitres: intake.millilitres - output.millilitres, bound }
}

/** `at least 350`, `350`, `not measured`; `none` where nothing was charted. */
export function volumeWords({ millilitres, atLeast }: Volume, none = 'Not charted'): string {
  if (millilitres === undefined) return atLeast ? 'Not measured' : none
  return atLeast ? `at least ${millilitres}` : String(millilitres)
}

/** The sign is said: a plus is easily taken for granted, and a minus overlooked. */
export function balanceWords(balance: Balance | undefined): string {
  if (!balance) return 'Not known'
  const { millilitres, bound } = balance
  const signed = millilitres > 0 ? `+${millilitres}` : millilitres < 0 ? `−${-millilitres}` : '0'
  return bound === 'exactly' ? signed : `${bound} ${signed}`
}
