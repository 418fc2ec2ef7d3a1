import type { CodeableConcept, Dosage, FhirResource, MedicationRequest, MedicationStatement } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { toMedicineName } from '#clinical/medicines/medicine-name.ts'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { formatDate, instantOf } from '#fhir/dates.ts'

/** Eye drops of one patient, as stated here or as prescribed elsewhere: which, into which eyes, from when until when. */
export type Drops = {
  id: string
  type: 'MedicationStatement' | 'MedicationRequest'
  drug: string
  /** The drug alone, without strength and form */
  generic: string
  /** Empty when it does not say: then it is drawn for neither eye, and said to be so */
  into: readonly Eye[]
  often: string
  from: string | undefined
  until: string | undefined
  current: boolean
  /** Why they were stopped */
  stopped: string | undefined
  notes: string[]
}

type Order = MedicationStatement | MedicationRequest

/** SNOMED CT 54485002 Ophthalmic route */
export const ophthalmicRoute = {
  system: 'http://snomed.info/sct',
  code: '54485002',
  display: 'Ophthalmic route',
}
const eyeCodes = { right: '18944008', left: '8966001', both: '40638003' } as const

/** SNOMED CT 18944008 Right eye structure, 8966001 Left eye structure, 40638003 Structure of both eyes */
export const siteOf = (into: Eye | 'both'): CodeableConcept => ({
  coding: [{ system: 'http://snomed.info/sct', code: eyeCodes[into] }],
  text: into === 'both' ? 'Both eyes' : eyeWords[into],
})

/** Those that go into an eye; undefined for every other medicine, and for what was entered in error. */
export function toDrops(order: Stored<Order>, included: readonly FhirResource[]): Drops | undefined {
  if (order.status === 'entered-in-error') return undefined
  const dosages = listOf(order.resourceType === 'MedicationRequest' ? order.dosageInstruction : order.dosage)
  const name = toMedicineName(order.medicationCodeableConcept, order.medicationReference, order, [
    ...included,
  ])
  const drug = [name.generic, name.brand, name.strength, name.form].filter(Boolean).join(' ')
  if (!dosages.some(isIntoEye) && !/\beye (drops?|ointment|gel)\b/i.test(drug)) return undefined
  const current = order.status === 'active' || (order.status as string) === 'intended'
  return {
    id: order.id,
    type: order.resourceType,
    drug,
    generic: name.generic,
    into: eyes.filter((eye) => dosages.some((one) => eyesOf(one).includes(eye))),
    often: dosages.map(({ text }) => text?.trim()).find(Boolean) ?? 'How often is not recorded',
    ...periodOf(order),
    current,
    stopped: current ? undefined : whyOf(order),
    notes: listOf(order.note).flatMap(({ text, time }) =>
      text
        ? [time, text]
            .filter(Boolean)
            .map((one) => (one === time ? formatDate(time) : one))
            .join(': ')
        : [],
    ),
  }
}

const whyOf = ({ statusReason }: Order) =>
  listOf<CodeableConcept>(statusReason)
    .map((one) => textOf(one, ''))
    .filter(Boolean)
    .join(', ') || 'Reason not recorded'

const isIntoEye = ({ route, site, text }: Dosage) =>
  hasAny(route, ophthalmicRoute.code) ||
  hasAny(site, ...Object.values(eyeCodes)) ||
  /\b(ophthalmic|ocular)\b/i.test(route?.text ?? route?.coding?.[0]?.display ?? '') ||
  /\beyes?\b/i.test([site?.text, text].join(' '))

function eyesOf({ site, text }: Dosage): readonly Eye[] {
  if (hasAny(site, eyeCodes.both)) return eyes
  const coded = eyes.filter((eye) => hasAny(site, eyeCodes[eye]))
  if (coded.length > 0) return coded
  const words = site?.text ?? site?.coding?.[0]?.display ?? text ?? ''
  if (/\bboth eyes\b|\beach eye\b/i.test(words)) return eyes
  return eyes.filter((eye) => new RegExp(`\\b${eye}\\b`, 'i').test(words))
}

function periodOf(order: Order): Pick<Drops, 'from' | 'until'> {
  if (order.resourceType === 'MedicationRequest')
    return { from: order.authoredOn, until: order.dispenseRequest?.validityPeriod?.end }
  const { effectivePeriod, effectiveDateTime, dateAsserted } = order
  return { from: effectivePeriod?.start ?? effectiveDateTime ?? dateAsserted, until: effectivePeriod?.end }
}

/**
 * From when to when they are drawn, in milliseconds: what is used now runs until now; of what is over, and does not say
 * since when, no more than its beginning is known.
 */
export function drawnFrom(
  { from, until, current }: Drops,
  now: number,
): { at: number | undefined; until?: number } {
  const at = dayOf(from)
  const end = dayOf(until) ?? (current ? now : undefined)
  return { at, ...(end === undefined || at === undefined ? {} : { until: Math.max(at, end) }) }
}

/** A whole day is drawn at its noon; a month or a year is not drawn. */
const dayOf = (date: string | undefined): number | undefined =>
  instantOf(date) ?? (date && /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T12:00:00Z`) : undefined)
