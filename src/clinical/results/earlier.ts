import { formatDate } from '#fhir/dates.ts'

import type { Report } from './report.ts'
import { everyLine, type ResultLine } from './result-line.ts'

/** The value before this one of the same analyte, in the same unit and by the same method; undefined: none was loaded. */
export type Earlier = (line: ResultLine) => ResultLine | undefined

/** Two values may be compared only when unit and assay are the same (domain facts §6.1.6). */
const isComparable = (one: ResultLine, other: ResultLine) =>
  one.unit === other.unit && one.method === other.method

export function earlierIn(reports: readonly Report[]): Earlier {
  const byCode = new Map<string, ResultLine[]>()
  for (const line of reports.flatMap(({ lines }) => everyLine(lines))) {
    if (line.number === undefined) continue
    for (const code of analyteKeys(line)) byCode.set(code, [...(byCode.get(code) ?? []), line])
  }
  return (line) => {
    if (line.number === undefined) return undefined
    const others = analyteKeys(line).flatMap((code) => byCode.get(code) ?? [])
    let found: ResultLine | undefined
    for (const other of others)
      if (other.at < line.at && isComparable(other, line) && (!found || other.at > found.at)) found = other
    return found
  }
}

/** An analyte is known by any of its codes; without one, by its name. */
export const analyteKeys = ({ codes, name }: Pick<ResultLine, 'codes' | 'name'>): string[] =>
  codes.length > 0 ? codes : [`text ${name.trim().toLowerCase()}`]

const arrows = { up: '↑', down: '↓', same: '→' }

/** `↑ (4.4, 12-Mar-2026)`, and in words for who cannot see an arrow. */
export function deltaOf(
  line: ResultLine,
  before: ResultLine,
): { arrow: string; words: string; last: string } {
  const [now, then] = [line.number ?? 0, before.number ?? 0]
  const way = now > then ? 'up' : now < then ? 'down' : 'same'
  return {
    arrow: arrows[way],
    words: way === 'same' ? 'the same as' : `${way} from`,
    last: `(${before.comparator ?? ''}${before.number}, ${formatDate(before.when, 'date not recorded')})`,
  }
}
