import type { Immunization } from 'fhir/r4'

import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { daysAfter } from '#departments/maternity/pregnancy/gestation.ts'
import { newestOf, type Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, quantityText, textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'

/** Anti-D for who is RhD negative (domain facts §6.2.3 [G]): shown with the source, and decided by midwives and doctors. */
export const antiDSource =
  'Routine: 1500 IU at 28 weeks, or 500 IU at 28 and at 34 (NICE TA156). After an event: within 72 hours (BSH 2014). Not signed off here.'

/** Immunoglobulin is recorded where its batch has a place: as an immunisation. CVX 157: Rho(D) immune globulin IM. */
export const antiDCode = {
  coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '157', display: 'Rho(D) Immune globulin - IM' }],
  text: 'Anti-D immunoglobulin',
}
export const antiDToken = 'http://hl7.org/fhir/sid/cvx|157'

export const occasions = {
  'routine-28': 'Routine, 28 weeks',
  'routine-34': 'Routine, 34 weeks',
  event: 'After a sensitising event',
} as const
export type Occasion = keyof typeof occasions
export const occasionSystem = 'https://lune.example/fhir/CodeSystem/anti-d-occasion'

export type Dose = {
  id: string
  given: boolean
  occasion: Occasion | undefined
  on: string | undefined
  /** `1500 IU, batch AB12`; why not, when it was declined */
  text: string
  units: number | undefined
}

/** What was given or declined in this pregnancy, the newest first. */
export function dosesOf(
  { estimates, begun }: Pregnancy,
  immunisations: readonly Stored<Immunization>[],
): Dose[] {
  const edd = estimates[0]?.edd
  const from = edd ? daysAfter(edd, -280) : begun
  return immunisations
    .filter(({ status, vaccineCode }) => status !== 'entered-in-error' && hasAny(vaccineCode, '157'))
    .filter(({ occurrenceDateTime: on }) => !from || !on || on.slice(0, 10) >= from)
    .map((one) => ({
      id: one.id,
      given: one.status === 'completed',
      occasion: occasionOf(one),
      on: one.occurrenceDateTime,
      text: doseText(one),
      units: one.doseQuantity?.value,
    }))
    .toSorted((one, other) => (other.on ?? '').localeCompare(one.on ?? ''))
}

const occasionOf = ({ reasonCode }: Immunization) =>
  Object.keys(occasions).find((code): code is Occasion => (reasonCode ?? []).some((one) => hasAny(one, code)))

function doseText({ status, statusReason, doseQuantity, lotNumber }: Immunization): string {
  if (status === 'not-done') return `Not given: ${textOf(statusReason, 'reason not recorded')}`
  return [
    quantityText(doseQuantity) ?? 'Dose not recorded',
    lotNumber ? `batch ${lotNumber}` : 'batch not recorded',
  ].join(', ')
}

export type AntiD = {
  words: string
  state: 'due' | 'missed' | 'to come' | 'given' | 'declined'
  detail: string
  /** The dose, and the event that asks for it: to be taken back when they were a mistake */
  entries: { kind: 'found' | 'dose'; id: string; what: string }[]
}

const weeks = (whole: number, days = 0) => whole * 7 + days

/**
 * What is due of anti-D at this gestation. Undefined: not RhD negative, or not known, or the fetus is known to be RhD
 * negative too. A first dose of less than 1500 IU asks for a second at 34 weeks.
 */
export function antiDOf(
  pregnancy: Pregnancy,
  doses: readonly Dose[],
  days: number | undefined,
): AntiD[] | undefined {
  if (!pregnancy.rhNegative || fetusIsNegative(pregnancy)) return undefined
  const first = routine(doses, 'routine-28', days, [27, 30])
  const given = doses.find(({ occasion, given: was }) => occasion === 'routine-28' && was)
  const second = given?.units !== undefined && given.units < 1500
  return [
    ...eventsDue(pregnancy, doses),
    first,
    ...(second ? [routine(doses, 'routine-34', days, [33, 36])] : []),
  ]
}

const fetusIsNegative = (pregnancy: Pregnancy) =>
  /neg/i.test(textOf(newestOf(pregnancy, codes.fetalRh)[0]?.valueCodeableConcept, ''))

function routine(
  doses: readonly Dose[],
  occasion: Occasion,
  days: number | undefined,
  [from, until]: [number, number],
): AntiD {
  const words = occasions[occasion]
  const dose = doses.find((one) => one.occasion === occasion)
  if (dose) return { words, ...hadOf(dose), entries: [entryOf(dose)] }
  const detail = occasion === 'routine-28' ? '1500 IU, or 500 IU now and at 34' : '500 IU'
  const none = { words, detail, entries: [] }
  if (days === undefined) return { ...none, state: 'to come', detail: 'No due date is recorded' }
  if (days >= weeks(until)) return { ...none, state: 'missed' }
  return { ...none, state: days >= weeks(from) ? 'due' : 'to come' }
}

const hadOf = ({ given, on, text }: Dose) => ({
  state: given ? ('given' as const) : ('declined' as const),
  detail: `${formatDate(on)}: ${text}`,
})
const entryOf = ({ id, on }: Dose) => ({ kind: 'dose' as const, id, what: `Anti-D, ${formatDate(on)}` })

const within = 72 * 3_600_000

/** Each event asks for its own dose: one given from its day on, up to ten days after it. */
function eventsDue(pregnancy: Pregnancy, doses: readonly Dose[], now = Date.now()): AntiD[] {
  return newestOf(pregnancy, codes.sensitising).map((event) => {
    const on = event.effectiveDateTime?.slice(0, 10) ?? ''
    const words = `${textOf(event.valueCodeableConcept, event.valueString ?? 'Sensitising event')}, ${formatDate(on)}`
    const dose = doses.find(
      (one) =>
        one.occasion === 'event' &&
        one.on &&
        on &&
        one.on.slice(0, 10) >= on &&
        one.on.slice(0, 10) <= daysAfter(on, 10),
    )
    const its = { kind: 'found' as const, id: event.id, what: words }
    if (dose) return { words, ...hadOf(dose), entries: [its, entryOf(dose)] }
    const late = now - Date.parse(event.effectiveDateTime ?? '') > within
    const detail = 'Within 72 hours of the event'
    return { words, state: late ? 'missed' : 'due', detail, entries: [its] }
  })
}

/** Missed first: what a list must not hide. */
export const antiDWaits = (those: readonly AntiD[] | undefined) =>
  (those ?? []).filter(({ state }) => state === 'due' || state === 'missed')
