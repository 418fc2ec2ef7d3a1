import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import type { Parameter } from '#clinical/observations/news2.ts'

import { cellOf, type ChartRow, type Mark, pressureCell, readingRow } from './cells.ts'

const markOf =
  (parameter: Parameter) =>
  ({ computed }: ObservationSet): Mark | undefined => {
    const score = computed.sub[parameter]
    if (score === undefined) return undefined
    return { sign: String(score), tint: `news2-${score}`, words: `scores ${score}` }
  }

const saturation = (scale: 1 | 2): ChartRow => ({
  key: `spo2-${scale}`,
  section: undefined,
  label: `SpO2 scale ${scale}`,
  unit: scale === 2 ? '%, target 88–92' : '%',
  cell: (set) => (set.scale === scale ? cellOf(set, 'spo2', markOf('spo2')(set)) : undefined),
})

/**
 * The rows in the order of the printed chart (domain facts §2.1): A+B respirations, SpO2 scale 1, SpO2 scale 2, air or
 * oxygen; C blood pressure, pulse; D consciousness; E temperature.
 */
export const news2Rows: readonly ChartRow[] = [
  readingRow('A+B', 'Respirations', 'per minute', 'rr', markOf('rr')),
  saturation(1),
  saturation(2),
  readingRow(undefined, 'Air or oxygen', 'device, amount', 'air', markOf('air')),
  {
    key: 'bp',
    section: 'C',
    label: 'Blood pressure',
    unit: 'mmHg, systolic scored',
    cell: (set) => pressureCell(set, markOf('sbp')(set)),
  },
  readingRow(undefined, 'Pulse', 'per minute', 'pulse', markOf('pulse')),
  readingRow('D', 'Consciousness', 'ACVPU', 'acvpu', markOf('acvpu')),
  readingRow('E', 'Temperature', '°C', 'temp', markOf('temp')),
]
