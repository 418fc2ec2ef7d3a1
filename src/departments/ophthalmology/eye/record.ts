import type { FhirResource, Observation, Procedure, ServiceRequest } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, quantityText, textOf } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { type Acuity, acuityText, converted, etdrsFromLogMar, logMarOf } from './acuity.ts'
import { fromValue } from './acuity-fhir.ts'
import { type Eye, eyeOf } from './eye.ts'
import { type Measure, measureOf } from './measures.ts'

export type Reading = {
  id: string
  measure: Measure
  eye: Eye | undefined
  when: string | undefined
  at: number | undefined
  /** On the scale of its strip: letters, mmHg, micrometres, dB. Undefined for what cannot be drawn */
  value: number | undefined
  /** As it was written */
  text: string
  /** How it was read: the glasses, the instrument */
  how: string | undefined
  /** In the other units; of acuity alone */
  also: string | undefined
  /** Of a visual field: its index (VFI) in per cent */
  index?: number | undefined
}
export type Done = {
  id: string
  eye: Eye | undefined
  when: string | undefined
  at: number | undefined
  what: string
  note: string | undefined
  resource: Stored<Procedure>
}
export type EyeRecord = {
  readings: Reading[]
  treatments: Done[]
  due: Stored<ServiceRequest>[]
  withheld: number
}

type Found = {
  observations: readonly Stored<Observation>[]
  procedures: readonly Stored<Procedure>[]
  due: readonly Stored<ServiceRequest>[]
  included: readonly FhirResource[]
  withheld: number
}

/** Oldest first; what was entered in error is left out. */
export function toEyeRecord({ observations, procedures, due, included, withheld }: Found): EyeRecord {
  return {
    readings: observations
      .filter(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
      .flatMap((one) => toReading(one, included) ?? [])
      .toSorted(byTime),
    treatments: procedures
      .filter(({ status }) => status !== 'entered-in-error')
      .map((one) => ({
        id: one.id,
        eye: eyeOf(one.bodySite, one, included),
        when: one.performedDateTime ?? one.performedPeriod?.start,
        at: instantOf(one.performedDateTime ?? one.performedPeriod?.start),
        what: `${textOf(one.code, 'Treatment not named')}${one.status === 'not-done' ? ' – not done' : ''}`,
        note: one.note?.map(({ text }) => text).join(' '),
        resource: one,
      }))
      .toSorted(byTime),
    due: [...due],
    withheld,
  }
}

const byTime = (one: { at: number | undefined }, other: { at: number | undefined }) =>
  (one.at ?? 0) - (other.at ?? 0)

function toReading(observation: Stored<Observation>, included: readonly FhirResource[]): Reading | undefined {
  const measure = measureOf(observation.code)
  if (!measure) return undefined
  const { id, effectiveDateTime, effectivePeriod, valueQuantity, dataAbsentReason, method, bodySite } =
    observation
  const when = effectiveDateTime ?? effectivePeriod?.start
  const acuity = measure === 'acuity' ? fromValue(observation) : undefined
  const index = measure === 'field' ? indexOf(observation) : undefined
  const how = (method && textOf(method, '')) || undefined
  const text = acuity
    ? acuityText(acuity)
    : (quantityText(valueQuantity) ??
      (index === undefined ? undefined : `VFI ${index}%`) ??
      (dataAbsentReason && textOf(dataAbsentReason, 'Not recorded')) ??
      'In no form that is known here')
  return {
    id,
    measure,
    eye: eyeOf(bodySite, observation, included),
    when,
    at: instantOf(when),
    value: drawnAt(measure, acuity, valueQuantity?.value),
    text,
    how,
    also: (acuity && converted(acuity)) ?? (index === undefined ? undefined : `VFI ${index}%`),
    index,
  }
}

const indexCode = 'field-index'
const indexOf = ({ component }: Observation): number | undefined =>
  listOf(component).find(({ code }) => hasAny(code, indexCode))?.valueQuantity?.value

/** Acuity is drawn in ETDRS letters, so that better is higher and no units are mixed. */
function drawnAt(
  measure: Measure,
  acuity: Acuity | undefined,
  value: number | undefined,
): number | undefined {
  if (measure !== 'acuity') return value
  return acuity && etdrsFromLogMar(logMarOf(acuity))
}

/** The last reading of one kind for one eye. */
export const lastOf = (readings: readonly Reading[], measure: Measure, eye: Eye): Reading | undefined =>
  readings.findLast((one) => one.measure === measure && one.eye === eye)
