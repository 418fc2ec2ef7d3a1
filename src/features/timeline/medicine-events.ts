import type { Dosage, FhirResource, MedicationRequest, MedicationStatement } from 'fhir/r4'

import { toDoseLines } from '#clinical/medicines/dose-line.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { doseText, type MedicineLine, noDose, productParts } from '#clinical/medicines/medicine-line.ts'
import { toMedicineName } from '#clinical/medicines/medicine-name.ts'
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
  const line = lineOf(request, dosageInstruction, included)
  const ending = endings[status]
  const ended = ending ? lastDay(listOf(dosageInstruction)) : undefined
  const reason = statusReason && textOf(statusReason, '')
  const begun = eventOf(request, {
    kind: 'medicine',
    change: request.doNotPerform ? 'Not to be given' : startWords(status, intent, Boolean(priorPrescription)),
    title: medicineTitle(line),
    details: [
      ...doseDetails(line),
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
  return [begun, { ...begun, id: `${begun.id}/end`, sameAs: [], change: ending, details, ...timed(ended) }]
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
  const line = lineOf(statement, dosage, included)
  const notTaken = status === 'not-taken'
  const begun = eventOf(statement, {
    kind: 'medicine',
    change: `${notTaken ? 'Not taken' : effectivePeriod?.start ? 'Started' : 'Taken'}, as reported`,
    title: medicineTitle(line),
    details: [...doseDetails(line), ...reasons],
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
      sameAs: [],
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

function lineOf(
  medication: Medication,
  dosages: Dosage[] | undefined,
  included: FhirResource[],
): MedicineLine {
  const { medicationCodeableConcept: concept, medicationReference: reference } = medication
  return {
    name: toMedicineName(concept, reference, medication, included),
    doses: toDoseLines(listOf(dosages)),
  }
}

/** The name is the title; what follows it in the line stands beneath, whole (CUI MEDi-012, -025). */
const medicineTitle = ({ name }: MedicineLine) => [name.generic, ...productParts(name)].join(' – ')

const doseDetails = ({ name, doses }: MedicineLine) => [
  ...doses.map((dose, index) => (index > 0 ? `${dose.joined} – ${doseText(dose)}` : doseText(dose))),
  ...doses.flatMap(({ asWritten, whole }) => (asWritten && !whole ? [`As written: ${asWritten}`] : [])),
  doses.length === 0 ? noDose : undefined,
  name.abbreviated ? 'Sent as an abbreviation, not written out here: ask a pharmacist' : undefined,
  name.asSent && `Sent as: ${name.asSent}`,
]
