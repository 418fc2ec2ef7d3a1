import { type Direction, fluidKinds } from '#clinical/observations/fluid-kinds.ts'
import type { Fluid } from '#clinical/observations/fluid.ts'
import { type FluidDay, hour, hoursOf } from '#clinical/observations/fluid-day.ts'
import {
  type Balance,
  balanceOf,
  nothing,
  plus,
  sumOf,
  type Volume,
} from '#clinical/observations/fluid-totals.ts'

export type GridRow = { key: string; words: string; direction: Direction }

/** One hour of the chart: what went in and out of each kind, in all, and the balance of the day so far. */
export type GridHour = {
  start: number
  cells: ReadonlyMap<string, Volume>
  running: Balance | undefined
} & Record<Direction, Volume>

export type GridDay = {
  day: FluidDay
  hours: GridHour[]
  /** Of the day, or of as much of it as has passed */
  total: { cells: ReadonlyMap<string, Volume>; balance: Balance | undefined } & Record<Direction, Volume>
  /** False while the day lasts */
  over: boolean
}

/** Rows that stand on every chart, so that what was not charted is seen to be missing. */
const always = ['oral', 'intravenous', 'urine']

const rowKey = ({ kind, direction, what }: Fluid) => kind ?? `${direction} ${what}`

/** A row for each kind there is anything of, in the order of the chart; what other systems call their own way comes last. */
export function rowsOf(fluids: readonly Fluid[]): GridRow[] {
  const own = new Map<string, GridRow>()
  for (const fluid of fluids)
    if (!fluid.kind)
      own.set(rowKey(fluid), { key: rowKey(fluid), words: fluid.what, direction: fluid.direction })
  const there = new Set(fluids.map(rowKey))
  const known = fluidKinds.filter(({ key }) => always.includes(key) || there.has(key))
  const rows = [...known, ...own.values()]
  return (['intake', 'output'] as const).flatMap((direction) =>
    rows.filter((row) => row.direction === direction),
  )
}

/** The hours of one day that have begun, each with its sums; what is outside of the day is left out. */
export function gridDay(day: FluidDay, fluids: readonly Fluid[], now: number): GridDay {
  const within = fluids.filter(
    ({ instant }) => instant !== undefined && instant >= day.start && instant < day.end,
  )
  const sumsOf = (some: readonly Fluid[]) => {
    const cells = new Map<string, Volume>()
    for (const fluid of some)
      cells.set(rowKey(fluid), plus(cells.get(rowKey(fluid)) ?? nothing, sumOf([fluid])))
    const of = (direction: Direction) => sumOf(some.filter((one) => one.direction === direction))
    return { cells, intake: of('intake'), output: of('output') }
  }
  let soFar: Record<Direction, Volume> = { intake: nothing, output: nothing }
  const hours = hoursOf(day)
    .filter((start) => start <= now)
    .map((start): GridHour => {
      const sums = sumsOf(within.filter(({ instant = 0 }) => instant >= start && instant < start + hour))
      soFar = { intake: plus(soFar.intake, sums.intake), output: plus(soFar.output, sums.output) }
      return { start, ...sums, running: balanceOf(soFar) }
    })
  const total = sumsOf(within)
  return { day, hours, total: { ...total, balance: balanceOf(total) }, over: day.end <= now }
}
