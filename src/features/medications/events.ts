import type { MedicationAdministration, MedicationDispense } from 'fhir/r4'

import type { Answer, Entries } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { amount } from '#clinical/medicines/medicine-words.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { type Facts, type Medicine, reasons, toMedicines, words } from './model.ts'

/** What happened with a medicine: handed over by a pharmacy, or given (or not given) to the patient. */
type Event = MedicationDispense | MedicationAdministration

/** In the order they came: newest first. */
export const toEvents = (found: Answer<Event>): Entries<Medicine> => toMedicines(found, eventFacts)

export const eventFacts = (event: Event): Facts =>
  event.resourceType === 'MedicationDispense' ? ofDispense(event) : ofAdministration(event)

function ofDispense(dispense: MedicationDispense): Facts {
  const { quantity, daysSupply, whenHandedOver, whenPrepared, statusReasonCodeableConcept } = dispense
  const supplied = [amount(quantity), amount(daysSupply) && `for ${amount(daysSupply)}`].filter(Boolean)
  return {
    kind: 'dispensed',
    dosages: listOf(dispense.dosageInstruction),
    current: false,
    status: dispenseWords[dispense.status as string] ?? 'Status not known',
    details: [
      whenHandedOver ? `Handed over ${formatDateTime(whenHandedOver)}` : '',
      !whenHandedOver && whenPrepared ? `Prepared ${formatDateTime(whenPrepared)}` : '',
      supplied.join(' '),
      words(dispense.category),
      words(statusReasonCodeableConcept),
    ].flatMap((one) => one || []),
    date: whenHandedOver ?? whenPrepared,
  }
}

function ofAdministration(administration: MedicationAdministration): Facts {
  const { status, effectiveDateTime, effectivePeriod, statusReason, dosage } = administration
  const { dose, rateQuantity, rateRatio, ...way } = dosage ?? {}
  const given = {
    ...(dose ? { doseQuantity: dose } : {}),
    ...(rateQuantity ? { rateQuantity } : {}),
    ...(rateRatio ? { rateRatio } : {}),
  }
  const when = effectiveDateTime ?? effectivePeriod?.start
  const notGiven = status === 'not-done'
  return {
    kind: 'given',
    dosages: dosage ? [{ ...way, doseAndRate: [given] }] : [],
    current: false,
    // CUI drug administration: Given, Not Given with its reason, Begun (domain facts §3.7)
    status: administrationWords[status as string] ?? 'Status not known',
    ...(notGiven ? { not: 'Not given' as const } : {}),
    details: [
      formatDateTime(when, 'Time not recorded'),
      effectivePeriod?.end ? `ended ${formatDateTime(effectivePeriod.end)}` : '',
      words(statusReason) ?? (notGiven ? 'reason not recorded' : ''),
      reasons(administration.reasonCode),
    ].flatMap((one) => one || []),
    date: when,
  }
}

const dispenseWords: Record<string, string> = {
  preparation: 'Being prepared',
  'in-progress': 'Ready, not yet handed over',
  cancelled: 'Cancelled',
  'on-hold': 'On hold',
  completed: 'Dispensed',
  stopped: 'Stopped',
  declined: 'Declined',
}

const administrationWords: Record<string, string> = {
  'in-progress': 'Begun',
  'not-done': 'Not given',
  'on-hold': 'On hold',
  completed: 'Given',
  stopped: 'Stopped before the end',
}
