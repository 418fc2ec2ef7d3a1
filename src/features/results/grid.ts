import type { Report } from '#clinical/results/report.ts'
import { everyLine, type ResultLine } from '#clinical/results/result-line.ts'
import { analyteKeys } from '#clinical/results/earlier.ts'

/** Every value of every analyte over time, oldest column first, so that the newest stands at the right end. */
export type Grid = { moments: Moment[]; groups: GridGroup[] }
export type Moment = { key: string; when: string | undefined }
/** Analytes as their report groups them */
export type GridGroup = { name: string; rows: GridRow[] }
/**
 * One analyte in one unit by one method: where either changes the row is broken, and the values stand in another one.
 * `broken` says why a row is not the analyte’s only one.
 */
export type GridRow = {
  key: string
  analyte: string
  name: string
  unit: string
  method: string | undefined
  broken: string | undefined
  /** By the place of their moment */
  cells: Map<number, ResultLine[]>
  range: string | undefined
}

type Value = { line: ResultLine; group: string; analyte: string }

export function gridOf(reports: readonly Report[]): Grid {
  const values = valuesOf(reports)
  const moments = momentsOf(values)
  const place = new Map(moments.map(({ key }, index) => [key, index]))
  const rows = new Map<string, GridRow & { group: string }>()
  for (const { line, group, analyte } of values) {
    const row = rowFor(rows, { line, group, analyte })
    const index = place.get(momentKey(line)) ?? 0
    row.cells.set(index, [...(row.cells.get(index) ?? []), line])
  }
  return { moments, groups: groupsOf([...rows.values()]) }
}

/** Newest first, so that names, units and ranges are those of the newest report. */
function valuesOf(reports: readonly Report[]): Value[] {
  const analytes = new Map<string, string>()
  return reports.flatMap(({ name, isReport, lines }) =>
    everyLine(lines)
      .filter(({ value, susceptibility }) => value !== '' && !susceptibility)
      .map((line) => {
        const keys = analyteKeys(line)
        const analyte = keys.map((key) => analytes.get(key)).find(Boolean) ?? keys[0] ?? line.name
        for (const key of keys) if (!analytes.has(key)) analytes.set(key, analyte)
        return { line, group: isReport ? name : withoutReport, analyte }
      }),
  )
}

const withoutReport = 'Values without a report'

const momentKey = ({ at, when }: ResultLine) => (Number.isFinite(at) ? String(at) : (when ?? ''))

function momentsOf(values: readonly Value[]): Moment[] {
  const found = new Map(values.map(({ line }) => [momentKey(line), line]))
  return [...found]
    .toSorted(([, one], [, other]) => (one.at === other.at ? 0 : one.at - other.at))
    .map(([key, { when }]) => ({ key, when }))
}

function rowFor(rows: Map<string, GridRow & { group: string }>, { line, group, analyte }: Value) {
  // Words in place of a number ("haemolysed") belong to the row that the numbers are in.
  const numbers = line.number === undefined ? rowsOf(rows, analyte)[0] : undefined
  if (numbers) return numbers
  const key = [analyte, line.unit, line.method ?? ''].join(' | ')
  const known = rows.get(key)
  if (known) return known
  const others = rowsOf(rows, analyte)
  const row = {
    key,
    analyte,
    name: others[0]?.name ?? line.name,
    unit: line.unit,
    method: line.method,
    broken: undefined,
    cells: new Map<number, ResultLine[]>(),
    range: line.range,
    group: others[0]?.group ?? group,
  }
  rows.set(key, row)
  return row
}

const rowsOf = (rows: Map<string, GridRow & { group: string }>, analyte: string) =>
  [...rows.values()].filter((row) => row.analyte === analyte)

function groupsOf(rows: (GridRow & { group: string })[]): GridGroup[] {
  const groups = new Map<string, GridRow[]>()
  const done = new Set<string>()
  for (const { analyte, group } of rows) {
    if (done.has(analyte)) continue
    done.add(analyte)
    const own = rows.filter((row) => row.analyte === analyte)
    groups.set(group, [
      ...(groups.get(group) ?? []),
      ...own.map((row) => ({ ...row, broken: whyBroken(row, own) })),
    ])
  }
  return [...groups].map(([name, found]) => ({ name, rows: found }))
}

function whyBroken({ unit, method }: GridRow, own: readonly GridRow[]): string | undefined {
  if (own.length === 1) return undefined
  const [units, methods] = [new Set(own.map((row) => row.unit)), new Set(own.map((row) => row.method))]
  return [
    units.size > 1 ? `in ${unit || 'no unit'}` : '',
    methods.size > 1 ? `by ${method ?? 'a method not stated'}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

export const isMarked = ({ mark }: ResultLine) => mark.level === 'critical' || mark.level === 'abnormal'

/** Only the rows in which something was marked. */
export const markedOnly = (grid: Grid): Grid => rowsWith(grid, isMarked)

/** Only what goes by one of these codes, whatever their system. */
export const analytesOnly = (grid: Grid, wanted: readonly string[]): Grid =>
  rowsWith(grid, ({ codes }) => codes.some((code) => wanted.includes(code.slice(code.indexOf('|') + 1))))

const rowsWith = ({ moments, groups }: Grid, is: (line: ResultLine) => boolean): Grid => ({
  moments,
  groups: groups
    .map(({ name, rows }) => ({
      name,
      rows: rows.filter(({ cells }) => [...cells.values()].flat().some(is)),
    }))
    .filter(({ rows }) => rows.length > 0),
})

/** As it stands in a cell: the unit is the row’s. Undefined for words that are too long for a grid. */
export function cellText(
  { number, comparator = '', value, unit }: ResultLine,
  row: GridRow,
): string | undefined {
  if (number !== undefined && unit === row.unit) return `${comparator}${number}`
  return value.length > 60 ? undefined : value
}
