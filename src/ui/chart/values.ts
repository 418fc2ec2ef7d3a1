import type { ChartPoint, Strip } from './strip.ts'

/** One line of the table: a moment, and what each strip holds of it. */
export type ValuesRow = { key: string; when: string; cells: ChartPoint[][] }

/** Oldest first, so that the newest stands at the end; what has no time to draw it at stands before all that has. */
export function rowsOf(strips: readonly Strip[]): ValuesRow[] {
  const rows = new Map<string, ValuesRow & { at: number }>()
  strips.forEach(({ points }, column) => {
    for (const point of points) {
      const key = String(point.at ?? point.when)
      const at = point.at ?? Number.NEGATIVE_INFINITY
      const row = rows.get(key) ?? { key, at, when: point.when, cells: strips.map(() => []) }
      row.cells[column]?.push(point)
      rows.set(key, row)
    }
  })
  return [...rows.values()].toSorted((one, other) => one.at - other.at || 0)
}
