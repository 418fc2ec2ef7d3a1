import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import type { PewsBand } from '#clinical/observations/chart-for.ts'
import { type Cuts, pewsCuts, type PewsParameter } from '#clinical/observations/pews.ts'

import { type ChartRow, type Mark, pressureCell, readingRow } from './cells.ts'

const markOf =
  (parameter: PewsParameter) =>
  ({ child }: ObservationSet): Mark | undefined => {
    const score = child?.computed?.sub[parameter]
    if (score === undefined) return undefined
    return { sign: String(score), tint: `pews-${score}`, words: `scores ${score}` }
  }

/** `30–49 scores 0`: what is ordinary at this age, as the printed chart shows it in white. */
function ordinary(cuts: Cuts): string {
  const index = cuts.findIndex(([, score]) => score === 0)
  const [from, to] = [cuts[index]?.[0], cuts[index + 1]?.[0]]
  return from === undefined || to === undefined ? '' : `, ${from}–${to - 1} scores 0`
}

/**
 * The rows of the national children's chart of one age (domain facts §2.3), in its order. Temperature and AVPU have no
 * score: they drive the escalation. Without a band nothing is scored.
 */
export function pewsRows(band: PewsBand | undefined): ChartRow[] {
  const at = (name: 'rr' | 'pulse' | 'sbp') => (band ? ordinary(pewsCuts[band][name]) : '')
  return [
    readingRow('A+B', 'Respirations', `per minute${at('rr')}`, 'rr', markOf('rr')),
    readingRow(undefined, 'Respiratory distress', '', 'distress', markOf('distress')),
    readingRow(undefined, 'SpO2', '%', 'spo2', markOf('spo2')),
    readingRow(undefined, 'Oxygen', 'device, amount', 'air', markOf('inspired')),
    readingRow('C', 'Heart rate', `per minute${at('pulse')}`, 'pulse', markOf('pulse')),
    {
      key: 'bp',
      section: undefined,
      label: 'Blood pressure',
      unit: `mmHg, systolic${at('sbp')}`,
      cell: (set) => pressureCell(set, markOf('sbp')(set)),
    },
    readingRow(undefined, 'Capillary refill', 'seconds', 'crt', markOf('crt')),
    readingRow('D', 'AVPU', 'not in the total', 'acvpu'),
    readingRow('E', 'Temperature', '°C, not in the total', 'temp'),
    readingRow(undefined, 'Carer’s answer', 'different since last seen?', 'carer'),
  ]
}
