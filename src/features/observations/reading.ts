import type { CodeableConcept, Coding, Observation, Quantity } from 'fhir/r4'

import { type Acvpu, acvpuWords, type News2Readings } from '#clinical/news2.ts'
import { acvpuCodes, observationCodes, scoredUnits } from '#clinical/observation-codes.ts'
import { hasCode, quantityText, textOf } from '#fhir/coding.ts'

/** A reading as a cell shows it. `value` is there only when it may be scored. */
export type Reading<Value = number> = {
  /** As sent, with the unit when it is not the chart's own */
  text: string
  value: Value | undefined
  /** What the reader must know of it: a unit that is not scored, a correction, a reason for no value */
  remark?: string
}

export type Readings = {
  rr?: Reading
  spo2?: Reading
  air?: Reading<boolean>
  sbp?: Reading
  dbp?: Reading
  pulse?: Reading
  acvpu?: Reading<Acvpu>
  temp?: Reading
}

export type ReadingName = keyof Readings

/** The readings one Observation holds: one for most, two for a blood pressure, none for what is not on the chart. */
export function toReadings(resource: Observation): Readings {
  const { code, component = [], status } = resource
  const remark = statusRemarks[status]
  if (isCoded(code, 'bp')) {
    const systolic = component.find((part) => isCoded(part.code, 'sbp'))
    const diastolic = component.find((part) => isCoded(part.code, 'dbp'))
    return {
      ...(systolic ? { sbp: measured('sbp', systolic, remark) } : {}),
      ...(diastolic ? { dbp: measured('dbp', diastolic, remark) } : {}),
    }
  }
  for (const name of ['rr', 'spo2', 'sbp', 'dbp', 'pulse', 'temp'] as const)
    if (isCoded(code, name)) return { [name]: measured(name, resource, remark) }
  if (isCoded(code, 'acvpu')) return { acvpu: toAcvpu(resource, remark) }
  const air = toAirOrOxygen(resource, remark)
  return air ? { air } : {}
}

const isCoded = (code: CodeableConcept | undefined, name: keyof typeof observationCodes) =>
  observationCodes[name].some((coding: Coding) => hasCode(code, coding))

const statusRemarks: Partial<Record<Observation['status'], string>> = {
  amended: 'Amended',
  corrected: 'Corrected',
  preliminary: 'Preliminary',
  registered: 'Not final',
}

type Valued = Pick<Observation, 'valueQuantity' | 'valueInteger' | 'valueString' | 'dataAbsentReason'>

function measured(
  name: keyof typeof scoredUnits,
  { valueQuantity, valueInteger, valueString, dataAbsentReason }: Valued,
  remark: string | undefined,
): Reading {
  if (valueQuantity?.value === undefined) {
    const sent = valueInteger === undefined ? valueString : String(valueInteger)
    if (sent !== undefined) return unscored(sent, 'unit not stated, not scored', remark)
    return unscored('–', dataAbsentReason ? textOf(dataAbsentReason, 'no value') : 'no value', remark)
  }
  const text = quantityText(valueQuantity) ?? '–'
  // Below or above a limit is not a number to score; an unknown unit is never converted (hazard H7).
  if (valueQuantity.comparator) return unscored(text, 'not an exact value, not scored', remark)
  if (!isChartUnit(name, valueQuantity)) return unscored(text, 'unit not scored', remark)
  return withRemark(rounded(valueQuantity.value), valueQuantity.value, remark)
}

/** Devices send 116.87813107234474: the chart shows a tenth and says so, and scores what was sent. */
const rounded = (value: number) => String(Math.round(value * 10) / 10)

function withRemark(text: string, value: number, remark: string | undefined): Reading {
  const remarks = [remark, text === String(value) ? undefined : 'rounded'].filter(Boolean).join('; ')
  return { text, value, ...(remarks ? { remark: remarks } : {}) }
}

const isChartUnit = (name: keyof typeof scoredUnits, { code, unit }: Quantity) =>
  (scoredUnits[name] as readonly string[]).includes(code ?? unit ?? '')

const unscored = (text: string, why: string, remark: string | undefined): Reading<never> => ({
  text,
  value: undefined,
  remark: remark ? `${remark}; ${why}` : why,
})

const acvpuLetters: readonly Acvpu[] = ['A', 'C', 'V', 'P', 'U']

function toAcvpu(resource: Observation, remark: string | undefined): Reading<Acvpu> {
  const { valueCodeableConcept } = resource
  const letter = acvpuLetters.find((one) => hasCode(valueCodeableConcept, acvpuCodes[one]))
  if (letter) return { text: letter, value: letter, ...(remark ? { remark } : {}) }
  const sent = valueCodeableConcept ? textOf(valueCodeableConcept) : resource.valueString
  return unscored(sent ?? '–', sent ? 'not one of ACVPU, not scored' : 'no value', remark)
}

function toAirOrOxygen(resource: Observation, remark: string | undefined): Reading<boolean> | undefined {
  const { code, valueCodeableConcept, valueQuantity, method } = resource
  // Older messages code "Breathing" and put air or oxygen in the value.
  const said = isCoded(code, 'breathing') ? valueCodeableConcept : code
  if (isCoded(said, 'air')) return { text: 'Air', value: false, ...(remark ? { remark } : {}) }
  if (!isCoded(said, 'oxygen')) {
    if (!isCoded(code, 'breathing')) return undefined
    return unscored(textOf(valueCodeableConcept, '–'), 'not air or oxygen, not scored', remark)
  }
  const device = method?.coding?.[0]?.code
  const words = method ? textOf(method) : undefined
  const notes = [words, remark].filter(Boolean).join('; ')
  return {
    text: [device ?? 'O₂', quantityText(valueQuantity)?.replace(' L/min', ' L')].filter(Boolean).join(' '),
    value: true,
    ...(notes ? { remark: notes } : {}),
  }
}

/** What of the readings may be scored. */
export function scorable({ rr, spo2, air, sbp, pulse, acvpu, temp }: Readings): Partial<News2Readings> {
  const values = {
    rr: rr?.value,
    spo2: spo2?.value,
    onOxygen: air?.value,
    sbp: sbp?.value,
    pulse: pulse?.value,
    acvpu: acvpu?.value,
    temp: temp?.value,
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** A reading as said aloud, with its unit. */
export function spoken(name: ReadingName, { text, value, remark }: Reading<unknown>): string {
  const unit = value === undefined ? '' : spokenUnits[name]
  const words = name === 'acvpu' && isLetter(text) ? acvpuWords[text] : text
  return [`${words}${unit}`, remark].filter(Boolean).join(', ')
}

const isLetter = (text: string): text is Acvpu => (acvpuLetters as readonly string[]).includes(text)

const spokenUnits: Record<ReadingName, string> = {
  rr: ' per minute',
  spo2: ' %',
  air: '',
  sbp: ' mmHg',
  dbp: ' mmHg',
  pulse: ' per minute',
  acvpu: '',
  temp: ' °C',
}
