import type { Earlier } from '#clinical/observations/latest-weight.ts'
import { formatDate } from '#fhir/dates.ts'

/** From which part of the last weight on a change is asked about; a design value. */
const large = 0.1

export type Comparison = { words: string; large: boolean }

/** The new weight beside the last one, with its date: most slips of a weight show here first (hazards H7, H8). */
export function compareWeight(value: number, last: Earlier): Comparison {
  const change = Math.round((value - last.value) * 1000) / 1000
  const part = Math.abs(change) / last.value
  const signed = change > 0 ? `+${change}` : change < 0 ? `−${-change}` : 'no change'
  const percent = change === 0 ? '' : ` kg (${Math.round(part * 1000) / 10} %)`
  const ratio = value / last.value
  return {
    words: `Last ${last.value} kg, ${formatDate(last.at)}: ${signed}${percent}. ${slip(ratio)}`.trim(),
    large: part >= large,
  }
}

const near = (ratio: number, wanted: number) => Math.abs(ratio / wanted - 1) < 0.06

function slip(ratio: number): string {
  if (near(ratio, 2.2046)) return 'Is this in pounds?'
  if (near(ratio, 10) || near(ratio, 0.1)) return 'Is the point in the right place?'
  return ''
}
