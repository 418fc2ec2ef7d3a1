import type { Dosage, FhirResource, MedicationRequest, MedicationStatement } from 'fhir/r4'

import { listOf } from '#clinical/lenient.ts'
import { resolve } from '#clinical/source.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

import { eventOf, timed, type TimelineEvent } from './event.ts'

type Medication = MedicationRequest | MedicationStatement

/** What became of an order that is given no more. An active one whose last day has passed is not known to have ended. */
const endings: Record<string, string> = {
  stopped: 'Stopped',
  completed: 'Course ended',
  cancelled: 'Cancelled',
  'on-hold': 'Put on hold',
}

/** A prescription is an event when it is made, and one more when it ends, if the record says when that was. */
export function prescriptionEvents(
  request: Stored<MedicationRequest>,
  included: FhirResource[],
): TimelineEvent[] {
  const { authoredOn, status, intent, dosageInstruction, priorPrescription, statusReason } = request
  const ending = endings[status]
  const ended = ending ? lastDay(listOf(dosageInstruction)) : undefined
  const reason = statusReason && textOf(statusReason, '')
  const begun = eventOf(request, {
    kind: 'medicine',
    change: request.doNotPerform ? 'Not to be given' : startWords(status, intent, Boolean(priorPrescription)),
    title: medicineName(request, included),
    details: [
      doseWords(listOf(dosageInstruction)),
      priorPrescription?.display === undefined ? undefined : `Before: ${priorPrescription.display}`,
      ending && !ended ? `${ending} since; when is not recorded` : undefined,
      ending && !ended ? reason : undefined,
    ],
    when: authoredOn,
    visit: request.encounter,
    section: 'medicines',
  })
  if (!ending || !ended) return [begun]
  const details = reason ? [reason] : []
  return [begun, { ...begun, id: `${begun.id}/end`, change: ending, details, ...timed(ended) }]
}

function startWords(status: string, intent: string, replaces: boolean): string {
  if (status === 'draft') return 'Drafted, not yet prescribed'
  if (intent === 'proposal' || intent === 'plan') return 'Planned'
  return replaces ? 'Changed' : 'Started'
}

/** What somebody said the patient takes, kept apart from what was prescribed (domain facts §7.4, rule 7). */
export function statementEvents(
  statement: Stored<MedicationStatement>,
  included: FhirResource[],
): TimelineEvent[] {
  const { effectiveDateTime, effectivePeriod, dateAsserted, status, dosage } = statement
  const reasons = listOf(statement.statusReason).map((one) => textOf(one, ''))
  const notTaken = status === 'not-taken'
  const begun = eventOf(statement, {
    kind: 'medicine',
    change: `${notTaken ? 'Not taken' : effectivePeriod?.start ? 'Started' : 'Taken'}, as reported`,
    title: medicineName(statement, included),
    details: [doseWords(listOf(dosage)), ...reasons],
    when: effectiveDateTime ?? effectivePeriod?.start ?? dateAsserted,
    visit: statement.context,
    section: 'medicines',
  })
  const end = effectivePeriod?.end
  const over = status === 'stopped' || status === 'completed' || status === 'on-hold'
  if (!end || !over || notTaken) return [begun]
  return [
    begun,
    {
      ...begun,
      id: `${begun.id}/end`,
      change: `${endings[status] ?? 'Stopped'}, as reported`,
      details: reasons.filter(Boolean),
      ...timed(end),
    },
  ]
}

export const statementDate = ({ effectiveDateTime, effectivePeriod }: MedicationStatement) =>
  effectiveDateTime ?? effectivePeriod?.start

const lastDay = (dosages: Dosage[]) =>
  dosages
    .flatMap(({ timing }) => timing?.repeat?.boundsPeriod?.end ?? [])
    .toSorted()
    .at(-1)

/** Only in the prescriber's own words: a dose taken apart stands whole under Medicines (CUI MEDi-025). */
const doseWords = (dosages: Dosage[]) =>
  dosages
    .map(({ text }) => text?.trim())
    .filter(Boolean)
    .join(', and ')

function medicineName(medication: Medication, included: FhirResource[]): string {
  const { medicationCodeableConcept: concept, medicationReference: reference } = medication
  if (concept) return textOf(concept, 'Medicine not named')
  const there = reference && resolve(reference, medication, included)
  const code = there?.resourceType === 'Medication' ? there.code : undefined
  return (code && textOf(code, '')) || reference?.display?.trim() || 'Medicine not named'
}
