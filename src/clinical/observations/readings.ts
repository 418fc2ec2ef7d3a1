import type { CodeableConcept, Coding, Observation, Quantity } from 'fhir/r4'

import { hasAny, hasCode, quantityText, textOf } from '#fhir/coding.ts'

import { type Acvpu, acvpuWords, type News2Readings } from './news2.ts'
import { acvpuCodes, distressCodes, observationCodes, scoredUnits } from './observation-codes.ts'
import type { Distress, Inspired, PewsReadings, PressureNotRead } from './pews.ts'

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
  air?: Reading<Inspired>
  sbp?: Reading
  dbp?: Reading
  /** Why no pressure was read, in the letters of the children's chart */
  noPressure?: Reading<PressureNotRead>
  pulse?: Reading
  acvpu?: Reading<Acvpu>
  temp?: Reading
  distress?: Reading<Distress>
  /** Capillary refill, in seconds */
  crt?: Reading
  /** The carer's answer: worse, same, better, … */
  carer?: Reading<string>
  /** The codes of what somebody is worried about */
  concern?: Reading<string[]>
}

export type ReadingName = keyof Readings

/** The readings one Observation holds: one for most, two for a blood pressure, none for what is not on the chart. */
export function toReadings(resource: Observation): Readings {
  const { code, component = [], status } = resource
  const remark = statusRemarks[status]
  if (isCoded(code, 'bp')) {
    const systolic = component.find((part) => isCoded(part.code, 'sbp'))
    const diastolic = component.find((part) => isCoded(part.code, 'dbp'))
    if (!systolic && !diastolic) return toNoPressure(resource, remark)
    return {
      ...(systolic ? { sbp: measured('sbp', systolic, remark) } : {}),
      ...(diastolic ? { dbp: measured('dbp', diastolic, remark) } : {}),
    }
  }
  for (const name of ['rr', 'spo2', 'sbp', 'dbp', 'pulse', 'temp', 'crt'] as const)
    if (isCoded(code, name)) return { [name]: measured(name, resource, remark) }
  if (isCoded(code, 'acvpu')) return { acvpu: toAcvpu(resource, remark) }
  if (isCoded(code, 'distress')) return { distress: toDistress(resource, remark) }
  if (isCoded(code, 'carer')) return { carer: toCarer(resource, remark) }
  if (isCoded(code, 'concern')) return { concern: toConcern(resource, remark) }
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

function toAirOrOxygen(resource: Observation, remark: string | undefined): Reading<Inspired> | undefined {
  const { code, valueCodeableConcept, valueQuantity, method } = resource
  // Older messages code "Breathing" and put air or oxygen in the value.
  const said = isCoded(code, 'breathing') ? valueCodeableConcept : code
  if (isCoded(said, 'air')) return { text: 'Air', value: { oxygen: false }, ...(remark ? { remark } : {}) }
  if (!isCoded(said, 'oxygen')) {
    if (!isCoded(code, 'breathing')) return undefined
    return unscored(textOf(valueCodeableConcept, '–'), 'not air or oxygen, not scored', remark)
  }
  const device = method?.coding?.[0]?.code
  const words = method ? textOf(method) : undefined
  const notes = [words, remark].filter(Boolean).join('; ')
  return {
    text: [device ?? 'O₂', quantityText(valueQuantity)?.replace(' L/min', ' L')].filter(Boolean).join(' '),
    value: { oxygen: true, ...(device ? { device } : {}), ...amountOf(valueQuantity) },
    ...(notes ? { remark: notes } : {}),
  }
}

/** How much oxygen, where it was said exactly and in a unit that is scored. */
function amountOf(given: Quantity | undefined): { percent?: number } | { litres?: number } {
  if (given?.value === undefined || given.comparator) return {}
  const unit = given.code ?? given.unit
  if (unit === '%') return { percent: given.value }
  return unit === 'L/min' ? { litres: given.value } : {}
}

function toDistress({ valueCodeableConcept, valueString }: Observation, remark: string | undefined) {
  const levels = Object.keys(distressCodes) as Distress[]
  const level = levels.find((one) => hasCode(valueCodeableConcept, distressCodes[one]))
  if (level) return withRemarkOf(level, level, remark)
  const sent = valueCodeableConcept ? textOf(valueCodeableConcept) : valueString
  return unscored(sent ?? '–', sent ? 'not a level of this chart, not scored' : 'no value', remark)
}

const notRead: readonly PressureNotRead[] = ['NCD', 'U0', 'U4']

function toNoPressure({ dataAbsentReason }: Observation, remark: string | undefined): Readings {
  if (!dataAbsentReason) return {}
  const value = notRead.find((code) => hasAny(dataAbsentReason, code))
  const words = textOf(dataAbsentReason, 'no value')
  return {
    noPressure: {
      text: value ?? '–',
      value,
      remark: [words, remark].filter(Boolean).join('; '),
    },
  }
}

/** The letter of the chart: Worse, Same, Better, Asleep, carer Unavailable. */
function toCarer({ valueCodeableConcept, valueString }: Observation, remark: string | undefined) {
  const letter = ['W', 'S', 'B', 'A', 'U'].find((code) => hasAny(valueCodeableConcept, code))
  const sent = valueCodeableConcept ? textOf(valueCodeableConcept) : valueString
  return withRemarkOf(sent ?? '–', letter, remark)
}

/** What is ticked is a component that is true; what was written is a note. */
function toConcern({ component = [], note = [], valueString }: Observation, remark: string | undefined) {
  const ticked = component.filter(({ valueBoolean }) => valueBoolean === true)
  const codes = ticked.flatMap(({ code }) => code.coding?.[0]?.code ?? [])
  const said = ticked.map(({ code }) => textOf(code))
  const written = [valueString, ...note.map(({ text }) => text)].filter(Boolean).join('; ')
  const text = said.join('; ') || 'Concern'
  return withRemarkOf(text, codes, [written, remark].filter(Boolean).join('; ') || undefined)
}

const withRemarkOf = <Value>(text: string, value: Value, remark: string | undefined) => ({
  text,
  value,
  ...(remark ? { remark } : {}),
})

/** What of the readings NEWS2 may score. */
export function scorable({ rr, spo2, air, sbp, pulse, acvpu, temp }: Readings): Partial<News2Readings> {
  return defined({
    rr: rr?.value,
    spo2: spo2?.value,
    onOxygen: air?.value?.oxygen,
    sbp: sbp?.value,
    pulse: pulse?.value,
    acvpu: acvpu?.value,
    temp: temp?.value,
  })
}

/** What of the readings PEWS may score. */
export function scorableByPews(readings: Readings): Partial<PewsReadings> {
  const { rr, distress, spo2, air, pulse, sbp, noPressure, crt } = readings
  return defined({
    rr: rr?.value,
    distress: distress?.value,
    spo2: spo2?.value,
    inspired: air?.value,
    pulse: pulse?.value,
    sbp: sbp?.value ?? noPressure?.value,
    crt: crt?.value,
  })
}

const defined = <Values extends object>(values: {
  [Key in keyof Values]: Values[Key] | undefined
}): Partial<Values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>

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
  noPressure: '',
  acvpu: '',
  temp: ' °C',
  distress: '',
  crt: ' seconds',
  carer: '',
  concern: '',
}
