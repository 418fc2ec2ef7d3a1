import { maternityColours, type MaternityParameter } from '#clinical/observations/meows.ts'
import type { ObservationSet } from '#clinical/observations/observation-set.ts'

import { type ChartRow, type Mark, pressureCell, readingRow } from './cells.ts'

export function coloursOf({ readings }: ObservationSet) {
  const { rr, spo2, temp, sbp, dbp, pulse, acvpu } = readings
  return maternityColours({
    rr: rr?.value,
    spo2: spo2?.value,
    temp: temp?.value,
    sbp: sbp?.value,
    dbp: dbp?.value,
    pulse: pulse?.value,
    acvpu: acvpu?.value,
  })
}

const marks: Record<'red' | 'yellow' | 'normal', Mark> = {
  red: { sign: 'R', tint: 'maternity-red', words: 'red' },
  yellow: { sign: 'Y', tint: 'maternity-yellow', words: 'yellow' },
  normal: { sign: '', tint: 'maternity-normal', words: 'normal' },
}

/** The worst of the colours of these readings. */
const markOf =
  (...names: MaternityParameter[]) =>
  (set: ObservationSet): Mark | undefined => {
    const colours = coloursOf(set)
    const found = names.flatMap((name) => colours[name] ?? [])
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
