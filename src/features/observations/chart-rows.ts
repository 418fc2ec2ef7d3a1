import { intervalFor, responseTo } from '#clinical/news2-response.ts'
import { bandOfRecorded } from '#clinical/news2-response.ts'
import { type Band, bandWords, type Parameter, type SubScore } from '#clinical/news2.ts'

import { type ObservationSet, totalOf } from './model.ts'
import { type Reading, type ReadingName, spoken } from './reading.ts'

/** What one cell of the chart says: the value, the chart's own digit for it, and what a screen reader hears. */
export type Cell = {
  text: string
  /** False: the text carries another unit than the row's, or none; the row's unit must not be put beside it */
  inRowUnit: boolean
  score: SubScore | undefined
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

type Asked = { set: ObservationSet; name: ReadingName; parameter: Parameter; scored: boolean }

function cellOf({ set, name, parameter, scored }: Asked): Cell | undefined {
  const reading: Reading<unknown> | undefined = set.readings[name]
  if (!reading) return undefined
  const score = scored ? set.computed.sub[parameter] : undefined
  const words = spoken(name, reading)
  return {
    text: reading.text,
    inRowUnit: reading.value !== undefined,
    score,
    spoken: score === undefined ? words : `${words}, scores ${score}`,
    remark: reading.remark,
  }
}

/** Systolic over diastolic in one cell; only the systolic is scored. */
function pressureCell(set: ObservationSet, scored: boolean): Cell | undefined {
  const { sbp, dbp } = set.readings
  if (!sbp && !dbp) return undefined
  const score = scored ? set.computed.sub.sbp : undefined
  const words = [sbp ? spoken('sbp', sbp) : 'systolic not recorded', dbp ? `over ${spoken('dbp', dbp)}` : '']
  return {
    text: `${sbp?.text ?? '–'}/${dbp?.text ?? '–'}`,
    inRowUnit: [sbp, dbp].every((half) => half === undefined || half.value !== undefined),
    score,
    spoken: [...words.filter(Boolean), score === undefined ? '' : `scores ${score}`]
      .filter(Boolean)
      .join(', '),
    remark: [...new Set([sbp?.remark, dbp?.remark])].filter(Boolean).join('; ') || undefined,
  }
}

/**
 * The rows in the order of the printed chart (domain facts §2.1): A+B respirations, SpO2 scale 1, SpO2 scale 2, air or
 * oxygen; C blood pressure, pulse; D consciousness; E temperature. `scored` is false on another chart than NEWS2.
 */
export function chartRows(scored: boolean): ChartRow[] {
  const row = (
    section: ChartRow['section'],
    label: string,
    unit: string,
    name: ReadingName,
    parameter: Parameter,
  ) => ({
    key: name,
    section,
    label,
    unit,
    cell: (set: ObservationSet) => cellOf({ set, name, parameter, scored }),
  })
  const saturation = (scale: 1 | 2): ChartRow => ({
    ...row(undefined, `SpO2 scale ${scale}`, scale === 2 ? '%, target 88–92' : '%', 'spo2', 'spo2'),
    key: `spo2-${scale}`,
    cell: (set) =>
      set.scale === scale ? cellOf({ set, name: 'spo2', parameter: 'spo2', scored }) : undefined,
  })
  return [
    row('A+B', 'Respirations', 'per minute', 'rr', 'rr'),
    saturation(1),
    saturation(2),
    row(undefined, 'Air or oxygen', 'device, amount', 'air', 'air'),
    {
      key: 'bp',
      section: 'C',
      label: 'Blood pressure',
      unit: 'mmHg, systolic scored',
      cell: (set) => pressureCell(set, scored),
    },
    row(undefined, 'Pulse', 'per minute', 'pulse', 'pulse'),
    row('D', 'Consciousness', 'ACVPU', 'acvpu', 'acvpu'),
    row('E', 'Temperature', '°C', 'temp', 'temp'),
  ]
}

/** What a set comes to: the total it stands for, its band, and what that asks for. */
export type Outcome = {
  total: number | undefined
  band: Band | undefined
  /** In place of a total, or beside it */
  words: string
  monitoring: string
  escalation: string
}

const escalationWords = { emergency: 'Emergency', urgent: 'Urgent', routine: 'Routine' }

export function outcomeOf(set: ObservationSet, scored: boolean): Outcome {
  const { recorded, computed, disagreement } = set
  const total = scored ? totalOf(set) : recorded?.total
  if (total === undefined) {
    const words =
      recorded?.incomplete ?? (computed.status === 'incomplete' && scored ? 'Not all readings' : '')
    return { total, band: undefined, words, monitoring: '', escalation: '' }
  }
  const any3 = recorded?.any3 ?? (computed.status === 'scored' ? computed.any3 : undefined)
  const band = bandOfRecorded(total, any3)
  const { urgency } = responseTo(band, total)
  return {
    total,
    band,
    words: disagreement ?? (recorded ? bandWords[band] : `${bandWords[band]}, from readings`),
    monitoring: intervalFor(band, total).words,
    escalation: urgency === 'routine' && total > 0 ? 'Nurse review' : escalationWords[urgency],
  }
}
