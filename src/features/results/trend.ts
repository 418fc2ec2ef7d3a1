import { formatDateTime } from '#fhir/dates.ts'
import type { ResultLine } from '#clinical/results/result-line.ts'
import { scaleAround } from '#ui/chart/scale.ts'
import type { ChartPoint, Strip } from '#ui/chart/strip.ts'

import { analyteKeys } from '#clinical/results/earlier.ts'
import type { Report } from '#clinical/results/report.ts'
import { everyLine } from '#clinical/results/result-line.ts'

/** Everything loaded of one analyte over time: a strip to each unit, the line broken where the assay changes. */
export function trendOf(line: ResultLine, reports: readonly Report[]): Strip[] {
  const keys = new Set(analyteKeys(line))
  const all = reports
    .flatMap(({ lines }) => everyLine(lines))
    .filter((one) => one.value !== '' && analyteKeys(one).some((key) => keys.has(key)))
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at - other.at))
  const units = [...new Set(all.filter(isNumber).map(({ unit }) => unit))]
  // The unit of the newest value stands first.
  const ordered = units.toSorted((one, other) => lastAt(all, other) - lastAt(all, one))
  if (ordered.length === 0) return [stripOf(line.name, '', all)]
  return ordered.map((unit, index) =>
    stripOf(
      ordered.length > 1 ? `${line.name} in ${unit || 'no unit'}` : line.name,
      unit,
      // Words in place of a number stand in the table of the first.
      all.filter((one) => (isNumber(one) ? one.unit === unit : index === 0)),
    ),
  )
}

const isNumber = ({ number }: ResultLine) => number !== undefined
const lastAt = (lines: readonly ResultLine[], unit: string) =>
  lines.findLast((one) => isNumber(one) && one.unit === unit)?.at ?? Number.NEGATIVE_INFINITY

function stripOf(name: string, unit: string, lines: readonly ResultLine[]): Strip {
  const values = lines.flatMap(({ number = [], limits: { low = [], high = [] } }) =>
    [number, low, high].flat(),
  )
  const most = Math.max(0, ...values.map(Math.abs))
  return {
    name,
    unit,
    tall: true,
    scale: scaleAround(values, most / 4 || 1),
    points: lines.map((line, index) => pointOf(line, lines.slice(0, index).findLast(isNumber))),
  }
}

function pointOf(line: ResultLine, before: ResultLine | undefined): ChartPoint {
  const { at, when, number, comparator, value, range, limits, mark, status, method } = line
  const text = number === undefined ? value : `${comparator ?? ''}${number}`
  const remark = [mark.words, status, method && `method: ${method}`, ...line.notes].filter(Boolean).join(', ')
  const isBroken = number !== undefined && before !== undefined && before.method !== method
  return {
    at: Number.isFinite(at) && when?.includes('T') ? at : undefined,
    when: formatDateTime(when, 'Date not recorded'),
    value: number,
    text,
    ...(range ? { range: { ...limits, text: range } } : {}),
    ...(comparator || status ? { hollow: true } : {}),
    ...(isBroken ? { breakBefore: 'Method changed' } : {}),
    ...(remark ? { remark } : {}),
  }
}
