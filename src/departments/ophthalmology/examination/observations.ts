import type { CodeableConcept, Observation, ObservationComponent } from 'fhir/r4'

import { toValue } from '#departments/ophthalmology/eye/acuity-fhir.ts'
import { readAcuity } from '#departments/ophthalmology/eye/acuity.ts'
import { fromMark, slug } from '#departments/ophthalmology/eye/drawing.ts'
import { type Element, type Field, fieldCode } from '#departments/ophthalmology/eye/elements.ts'
import { type ElementName, elementCode, elements } from '#departments/ophthalmology/eye/elements.ts'
import { bodySiteOf, type Eye, eyes } from '#departments/ophthalmology/eye/eye.ts'
import { codeOf, ours } from '#departments/ophthalmology/eye/measures.ts'
import { ucumSystem } from '#fhir/coding.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import {
  drawnIn,
  type Examination,
  type EyeValues,
  isElement,
  sectionCode,
  type SectionName,
  sectionsOf,
} from './values.ts'

/** One finding of one eye, and the part of the examination it stands under. */
export type Made = { section: SectionName; eye: Eye; observation: Observation }
type Part = Pick<Observation, 'code'> & Partial<Observation>

/** Everything that was found, as the record keeps it; what cannot be read yet, half typed, is not in it. */
export function observationsOf(examination: Examination, patientId: string): Made[] {
  const at = fromLondonWallClock(examination.at, Date.now()) ?? examination.at
  return eyes.flatMap((eye) => {
    const made = (section: SectionName, part: Part): Made => ({
      section,
      eye,
      observation: {
        resourceType: 'Observation',
        status: 'final',
        category: [exam],
        subject: { reference: `Patient/${patientId}` },
        effectiveDateTime: at,
        bodySite: bodySiteOf(eye),
        ...part,
      },
    })
    const values = examination[eye]
    const whole = absent[values.state]
    // no part of an eye that is missing or cannot be looked at is said to be anything: once, under acuity, which every reader asks for
    if (whole) return [made('acuity', { code: codeOf('acuity'), dataAbsentReason: whole })]
    return sectionsOf(examination).flatMap((section) =>
      values.unable[section]
        ? [made(section, { code: sectionCode(section), dataAbsentReason: absent['Unable to assess'] })]
        : partsOf(section, values, examination.at).map((part) => made(section, part)),
    )
  })
}

const exam: CodeableConcept = {
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/observation-category',
      code: 'exam',
      display: 'Exam',
    },
  ],
}

/** Why there is no finding: HL7’s reasons, and the words. */
const absent: Record<string, CodeableConcept | undefined> = {
  'Unable to assess': reasonOf('not-performed', 'Unable to assess'),
  'Eye missing': reasonOf('not-applicable', 'Eye missing'),
}
function reasonOf(code: string, text: string): CodeableConcept {
  return { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code }], text }
}

function partsOf(section: SectionName, values: EyeValues, at: string): Part[] {
  if (section === 'acuity') return values.acuity.flatMap(acuityOf)
  if (section === 'pressure') return values.pressure.flatMap((row) => pressureOf(row, at))
  if (isElement(section)) return elementOf(section, values.of[section])
  const part = drawnIn[section]
  return part ? values.drawn[part].map((mark) => fromMark(part, mark)) : []
}

function acuityOf({ value, method, chart, distance }: EyeValues['acuity'][number]): Part[] {
  const acuity = readAcuity(value)
  if (!acuity) return []
  const { component = [], ...read } = toValue(acuity)
  const more = [
    ...component,
    ...(chart ? [textPart('acuity-chart', 'Chart', chart)] : []),
    ...(distance ? [textPart('acuity-distance', 'Distance', `${distance} m`)] : []),
  ]
  return [
    {
      code: codeOf('acuity'),
      ...read,
      ...(method ? { method: { text: method } } : {}),
      ...(more.length > 0 ? { component: more } : {}),
    },
  ]
}

const textPart = (code: string, label: string, valueString: string): ObservationComponent => ({
  code: { coding: [ours(code, label)], text: label },
  valueString,
})

/** Each with its own time, where it has one: several over a day are a phasing. */
function pressureOf({ value, instrument, time }: EyeValues['pressure'][number], at: string): Part[] {
  if (!/^\d{1,2}$/.test(value.trim())) return []
  const own = time ? fromLondonWallClock(`${at.slice(0, 10)}T${time}`, Date.now()) : undefined
  return [
    {
      code: codeOf('pressure'),
      valueQuantity: { value: Number(value), unit: 'mmHg', system: ucumSystem, code: 'mm[Hg]' },
      ...(instrument ? { method: { text: instrument } } : {}),
      ...(own ? { effectiveDateTime: own } : {}),
    },
  ]
}

function elementOf(name: ElementName, typed: Record<string, string>): Part[] {
  const element: Element = elements[name]
  const valued = element.fields.flatMap((field) => {
    const value = valueOf(name, field, (typed[field.name] ?? '').trim())
    return value ? [{ field, value }] : []
  })
  if (valued.length === 0) return []
  const own = valued.find(({ field }) => field.name === element.value)?.value
  const method = valued.find(({ field }) => field.name === element.method)
  const component = valued
    .filter(({ field }) => field.name !== element.value && field.name !== element.method)
    .map(({ field, value }): ObservationComponent => ({ code: fieldCode(name, field), ...value }))
  // what was looked at with nothing to say but by which method is still said
  const alone = own === undefined && component.length === 0
  return [
    {
      code: elementCode(name),
      ...own,
      ...(alone ? { dataAbsentReason: reasonOf('unknown', 'Not recorded') } : {}),
      ...(method ? { method: { text: (typed[method.field.name] ?? '').trim() } } : {}),
      ...(component.length > 0 ? { component } : {}),
    },
  ]
}

function valueOf(
  element: ElementName,
  field: Field,
  typed: string,
): Pick<ObservationComponent, 'valueQuantity' | 'valueCodeableConcept' | 'valueString'> | undefined {
  if (typed === '') return undefined
  switch (field.kind) {
    case 'words':
      return { valueString: typed }
    case 'choice':
      return {
        valueCodeableConcept: {
          coding: [ours(`${element}-${field.name}-${slug(typed)}`, typed)],
          text: typed,
        },
      }
    case 'number': {
      const value = Number(typed)
      const { unit, ucum } = field
      return Number.isNaN(value)
        ? undefined
        : { valueQuantity: { value, ...(unit ? { unit } : {}), system: ucumSystem, code: ucum } }
    }
  }
}
