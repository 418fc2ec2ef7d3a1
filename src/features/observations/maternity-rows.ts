import type { WarningParameter } from '#clinical/observations/warning-table.ts'
import type { ObservationSet } from '#clinical/observations/observation-set.ts'

import { type ChartRow, type Mark, pressureCell, readingRow } from './cells.ts'

const marks: Record<'red' | 'yellow' | 'normal', Mark> = {
  red: { sign: 'R', tint: 'maternity-red', words: 'red' },
  yellow: { sign: 'Y', tint: 'maternity-yellow', words: 'yellow' },
  normal: { sign: '', tint: 'maternity-normal', words: 'normal' },
}

/** The worst of the colours of these readings. */
const markOf =
  (...names: WarningParameter[]) =>
  (set: ObservationSet): Mark | undefined => {
    const found = names.flatMap((name) => set.warning?.colours[name] ?? [])
    const worst = (['red', 'yellow', 'normal'] as const).find((colour) => found.includes(colour))
    return worst && marks[worst]
  }

export const maternityRows: readonly ChartRow[] = [
  readingRow('A+B', 'Respirations', 'per minute', 'rr', markOf('rr')),
  readingRow(undefined, 'SpO2', '%', 'spo2', markOf('spo2')),
  readingRow(undefined, 'Air or oxygen', 'device, amount', 'air'),
  {
    key: 'bp',
    section: 'C',
    label: 'Blood pressure',
    unit: 'mmHg, both coloured',
    cell: (set) => pressureCell(set, markOf('sbp', 'dbp')(set)),
  },
  readingRow(undefined, 'Pulse', 'per minute', 'pulse', markOf('pulse')),
  readingRow('D', 'Consciousness', 'ACVPU', 'acvpu', markOf('acvpu')),
  readingRow('E', 'Temperature', '°C', 'temp', markOf('temp')),
]
