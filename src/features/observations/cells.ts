import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import { type Reading, type ReadingName, spoken } from '#clinical/observations/readings.ts'

/** What the chart itself says of a value: its digit or letter, in its tint. */
export type Mark = { sign: string; tint: string; words: string }

/** What one cell of a chart says: the value, the chart's own mark for it, and what a screen reader hears. */
export type Cell = {
  text: string
  /** False: the text carries another unit than the row's, or none; the row's unit must not be put beside it */
  inRowUnit: boolean
  mark: Mark | undefined
  spoken: string
  /** What must be known of the value, said under it */
  remark: string | undefined
}

export type ChartRow = {
  key: string
  /** The letter of the paper chart's section, on the first row of each */
  section: 'A+B' | 'C' | 'D' | 'E' | undefined
  label: string
  unit: string
  cell: (set: ObservationSet) => Cell | undefined
}

export function cellOf(set: ObservationSet, name: ReadingName, mark?: Mark): Cell | undefined {
  const reading: Reading<unknown> | undefined = set.readings[name]
  if (!reading) return undefined
  return {
    text: reading.text,
    inRowUnit: reading.value !== undefined,
    mark,
    spoken: [spoken(name, reading), mark?.words].filter(Boolean).join(', '),
    remark: reading.remark,
  }
}

/** Systolic over diastolic in one cell; why there is none, where somebody said. */
export function pressureCell(set: ObservationSet, mark?: Mark): Cell | undefined {
  const { sbp, dbp, noPressure } = set.readings
  if (!sbp && !dbp) return noPressure ? cellOf(set, 'noPressure', mark) : undefined
  const words = [
    sbp ? spoken('sbp', sbp) : 'systolic not recorded',
    dbp ? `over ${spoken('dbp', dbp)}` : '',
    mark?.words,
  ]
  return {
    text: `${sbp?.text ?? '–'}/${dbp?.text ?? '–'}`,
    inRowUnit: [sbp, dbp].every((half) => half === undefined || half.value !== undefined),
    mark,
    spoken: words.filter(Boolean).join(', '),
    remark: [...new Set([sbp?.remark, dbp?.remark])].filter(Boolean).join('; ') || undefined,
  }
}

/** A row of one reading; `markOf` is how the chart scores it, where it does. */
export function readingRow(
  section: ChartRow['section'],
  label: string,
  unit: string,
  name: ReadingName,
  markOf: (set: ObservationSet) => Mark | undefined = () => undefined,
): ChartRow {
  return { key: name, section, label, unit, cell: (set) => cellOf(set, name, markOf(set)) }
}
