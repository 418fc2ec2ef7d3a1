import type { CodeableConcept, Coding, Observation } from 'fhir/r4'

import { acvpuWords } from '#clinical/observations/news2.ts'
import { acvpuCodes, observationCodes } from '#clinical/observations/observation-codes.ts'
import { coded } from '#features/observation-entry/written-codes.ts'
import { concept, hasCode, loinc, quantityText, textOf } from '#fhir/coding.ts'

import { ours, presentations, presentationSystem } from './codes.ts'

export type Option = { value: string; label: string; coding: Coding }
type Common = { key: string; label: string; code: CodeableConcept; reads: readonly Coding[] }
export type NumberMeasure = Common & {
  kind: 'number'
  unit: string
  ucum: string
  low: number
  high: number
  decimal?: true
}
export type ChoiceMeasure = Common & { kind: 'choice'; options: readonly Option[] }
export type PressureMeasure = Common & { kind: 'pressure' }
export type Measure = NumberMeasure | ChoiceMeasure | PressureMeasure

const own = (code: string, label: string) => {
  const coding = ours(code, label)
  return { label, code: concept(coding), reads: [coding] }
}
const vital = (name: keyof typeof observationCodes) => ({ code: coded(name), reads: observationCodes[name] })
const options = (list: string, words: Record<string, string>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label, coding: ours(`${list}-${value}`, label) }))
const amounts = { none: 'None', trace: 'Trace', '1': '1+', '2': '2+', '3': '3+', '4': '4+' }

/** The fewest figures that are a slip of the hand rather than a finding are refused (sanity limits: domain facts §2.2 [G]). */
const number = <Key extends string>(key: Key, more: Omit<NumberMeasure, 'key' | 'kind'>) =>
  ({ ...more, key, kind: 'number' }) as const
const choice = <Key extends string>(key: Key, more: Omit<ChoiceMeasure, 'key' | 'kind'>) =>
  ({ ...more, key, kind: 'choice' }) as const

/** What is charted in labour, each an Observation of its own, in the order of the bedside (domain facts §6.2.4). */
export const measures = [
  number('contractions', {
    ...own('contractions', 'Contractions'),
    unit: 'in 10 minutes',
    ucum: '/(10.min)',
    low: 0,
    high: 10,
  }),
  number('duration', {
    ...own('contraction-duration', 'Each lasting'),
    unit: 'seconds',
    ucum: 's',
    low: 5,
    high: 300,
  }),
  choice('strength', {
    ...own('contraction-strength', 'Strength'),
    options: options('strength', { mild: 'Mild', moderate: 'Moderate', strong: 'Strong' }),
  }),
  number('fhr', {
    label: 'Fetal heart',
    code: concept(loinc('55283-6', 'Fetal Heart rate')),
    reads: [loinc('55283-6')],
    unit: 'per minute',
    ucum: '/min',
    low: 30,
    high: 260,
  }),
  choice('liquor', {
    ...own('liquor', 'Liquor'),
    options: options('liquor', {
      I: 'Intact membranes',
      C: 'Clear',
      M: 'Meconium',
      B: 'Blood-stained',
      A: 'Absent',
    }),
  }),
  number('pulse', {
    label: 'Maternal pulse',
    ...vital('pulse'),
    unit: 'per minute',
    ucum: '/min',
    low: 0,
    high: 300,
  }),
  { key: 'bp', kind: 'pressure', label: 'Blood pressure', ...vital('bp') },
  number('temp', {
    label: 'Temperature',
    ...vital('temp'),
    unit: '°C',
    ucum: 'Cel',
    low: 25,
    high: 45,
    decimal: true,
  }),
  number('rr', {
    label: 'Respiration rate',
    ...vital('rr'),
    unit: 'per minute',
    ucum: '/min',
    low: 0,
    high: 80,
  }),
  number('spo2', { label: 'Oxygen saturation', ...vital('spo2'), unit: '%', ucum: '%', low: 40, high: 100 }),
  choice('acvpu', {
    label: 'Consciousness',
    ...vital('acvpu'),
    options: (['A', 'C', 'V', 'P', 'U'] as const).map((value) => ({
      value,
      label: acvpuWords[value],
      coding: { ...acvpuCodes[value], display: acvpuWords[value] },
    })),
  }),
  number('pain', { ...own('pain', 'Pain, 0 to 3'), unit: 'of 3', ucum: '{score}', low: 0, high: 3 }),
  number('urine', { ...own('urine', 'Urine passed'), unit: 'mL', ucum: 'mL', low: 0, high: 3000 }),
  choice('protein', { ...own('urine-protein', 'Protein in urine'), options: options('amount', amounts) }),
  choice('ketones', { ...own('urine-ketones', 'Ketones in urine'), options: options('amount', amounts) }),
  number('descent', {
    ...own('descent', 'Head palpable'),
    unit: 'fifths',
    ucum: '{fifths}',
    low: 0,
    high: 5,
  }),
  number('cervix', { ...own('cervix', 'Cervix'), unit: 'cm', ucum: 'cm', low: 0, high: 10, decimal: true }),
  number('effacement', { ...own('effacement', 'Effaced'), unit: '%', ucum: '%', low: 0, high: 100 }),
  number('station', {
    ...own('station', 'Station'),
    unit: 'cm from the spines',
    ucum: 'cm',
    low: -5,
    high: 5,
  }),
  choice('position', {
    ...own('position', 'Position'),
    options: options('position', {
      OA: 'Occiput anterior',
      LOA: 'Left occiput anterior',
      ROA: 'Right occiput anterior',
      LOT: 'Left occiput transverse',
      ROT: 'Right occiput transverse',
      LOP: 'Left occiput posterior',
      ROP: 'Right occiput posterior',
      OP: 'Occiput posterior',
      unsure: 'Not certain',
    }),
  }),
  choice('presentation', {
    ...own('presentation', 'Presentation'),
    options: Object.entries(presentations).map(([value, label]) => ({
      value,
      label,
      coding: { system: presentationSystem, code: value, display: label },
    })),
  }),
  choice('membranes', {
    ...own('membranes', 'Membranes'),
    options: options('membranes', {
      intact: 'Intact',
      ruptured: 'Ruptured by themselves',
      broken: 'Ruptured artificially',
    }),
  }),
  choice('moulding', {
    ...own('moulding', 'Moulding'),
    options: options('moulding', { '0': 'None', '1': '1+', '2': '2+', '3': '3+' }),
  }),
  choice('caput', {
    ...own('caput', 'Caput'),
    options: options('caput', { '0': 'None', '1': '1+', '2': '2+', '3': '3+' }),
  }),
] as const satisfies readonly Measure[]

export type MeasureKey = (typeof measures)[number]['key']

export const measureOf = (key: string): Measure | undefined => measures.find((one) => one.key === key)

/** Which of them an Observation is, whoever wrote it. */
export const measureIn = ({ code }: Observation): Measure | undefined =>
  measures.find(({ reads }) => reads.some((coding) => hasCode(code, coding)))

/** What it says, in words, with its unit. */
export function valueText(one: Observation): string {
  const [high, low] = [pressurePart(one, 'sbp'), pressurePart(one, 'dbp')]
  if (high !== undefined || low !== undefined) return `${high ?? '–'}/${low ?? '–'} mmHg`
  if (one.valueCodeableConcept) return textOf(one.valueCodeableConcept)
  return quantityText(one.valueQuantity) ?? one.valueString ?? 'Not recorded'
}

export const pressurePart = ({ component = [] }: Observation, which: 'sbp' | 'dbp'): number | undefined =>
  component.find(({ code }) => observationCodes[which].some((coding) => hasCode(code, coding)))?.valueQuantity
    ?.value
