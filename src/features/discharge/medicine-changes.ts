import type { CompositionSection, FhirResource, MedicationRequest, MedicationStatement } from 'fhir/r4'

import { toDoseLines } from '#clinical/medicines/dose-line.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { medicineLineText } from '#clinical/medicines/medicine-line.ts'
import { toMedicineName } from '#clinical/medicines/medicine-name.ts'
import { narrativeText, toNarrative } from '#clinical/writing/narrative.ts'
import { headingConcept, recordHeadings } from '#clinical/writing/record-headings.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDate, instantOf } from '#fhir/dates.ts'

/** What became of a medicine between coming in and going home (PRSB: started, stopped, changed, with the reason). */
export const changeWords = {
  started: 'Started',
  changed: 'Changed',
  stopped: 'Stopped',
  continued: 'Continued',
  hospital: 'In hospital only',
} as const
export type Change = keyof typeof changeWords

export type MedicineChange = {
  change: Change
  /** As the NHS writes it, in one line; never shortened (hazard H6) */
  line: string
  /** What it was before it was changed */
  was: string
  reason: string
  /** Where it is from: "27-Nov-2026" */
  on: string
  references: string[]
}

/** A GP cannot act on a change without its reason. */
export const needsReason = ({ change, reason }: MedicineChange): boolean =>
  (change === 'started' || change === 'changed' || change === 'stopped') && reason.trim() === ''

type Medication = Stored<MedicationRequest> | Stored<MedicationStatement>
type Seen = { name: string; line: string; before: boolean; active: boolean; on: string; reference: string }

const over = new Set(['stopped', 'cancelled', 'completed', 'not-taken', 'ended'])

/** A suggestion: what the record can tell. Nothing is converted, and the writer decides each (hazard H21). */
export function toChanges(
  medications: readonly Medication[],
  included: FhirResource[],
  admitted: string | undefined,
): MedicineChange[] {
  const byName = new Map<string, Seen[]>()
  for (const medication of medications) {
    const seen = toSeen(medication, included, admitted)
    if (seen) byName.set(seen.name, [...(byName.get(seen.name) ?? []), seen])
  }
  const order = Object.keys(changeWords)
  return [...byName.values()]
    .flatMap(changeOf)
    .toSorted(
      (one, other) =>
        order.indexOf(one.change) - order.indexOf(other.change) ||
        one.line.localeCompare(other.line, 'en-GB'),
    )
}

function toSeen(
  medication: Medication,
  included: FhirResource[],
  admitted: string | undefined,
): Seen | undefined {
  if (medication.status === 'entered-in-error' || medication.status === 'draft') return undefined
  const isRequest = medication.resourceType === 'MedicationRequest'
  if (isRequest && medication.doNotPerform) return undefined
  const dosages = isRequest ? medication.dosageInstruction : medication.dosage
  const date = isRequest
    ? medication.authoredOn
    : (medication.effectiveDateTime ?? medication.effectivePeriod?.start ?? medication.dateAsserted)
  const { medicationCodeableConcept, medicationReference } = medication
  const name = toMedicineName(medicationCodeableConcept, medicationReference, medication, included)
  return {
    name: name.generic.toLowerCase(),
    line: medicineLineText({ name, doses: toDoseLines(listOf(dosages)) }),
    // what somebody says they take is from before; what is ordered in the stay is from the stay
    before: !isRequest || isEarlier(date, admitted),
    active: !over.has(medication.status),
    on: formatDate(date, 'date not recorded'),
    reference: `${medication.resourceType}/${medication.id}`,
  }
}

const isEarlier = (date: string | undefined, admitted: string | undefined): boolean => {
  const [one, other] = [instantOf(date), instantOf(admitted)]
  if (one !== undefined && other !== undefined) return one < other
  return date !== undefined && admitted !== undefined && date.slice(0, 10) < admitted.slice(0, 10)
}

function changeOf(seen: Seen[]): MedicineChange[] {
  const before = seen.find((one) => one.before && one.active) ?? seen.find((one) => one.before)
  const now = seen.find((one) => !one.before && one.active)
  const ended = seen.find((one) => !one.before && !one.active)
  const about = { reason: '', references: seen.map(({ reference }) => reference) }
  const shown = now ?? (before?.active ? before : undefined)
  if (!before) {
    const only = now ?? ended
    return only
      ? [{ ...about, change: now ? 'started' : 'hospital', line: only.line, was: '', on: only.on }]
      : []
  }
  // ended before this stay: history, not a change of it
  if (!before.active && !now && !ended) return []
  if (!shown || (ended && !now))
    return [{ ...about, change: 'stopped', line: before.line, was: '', on: before.on }]
  const same = shown.line === before.line
  return [
    {
      ...about,
      change: same ? 'continued' : 'changed',
      line: shown.line,
      was: same ? '' : before.line,
      on: shown.on,
    },
  ]
}

const system = 'https://lune.example/fhir/CodeSystem/medicine-change'

/** One section in the section of medicines for each; words and codes say the same (hazard H20). */
export const medicinesSection = (changes: readonly MedicineChange[]): CompositionSection => ({
  title: recordHeadings['medications-and-medical-devices'],
  code: headingConcept('medications-and-medical-devices'),
  section: changes.map(({ change, line, was, reason, on, references }) => ({
    title: line,
    code: { coding: [{ system, code: change, display: changeWords[change] }], text: changeWords[change] },
    text: toNarrative(
      [
        `${changeWords[change]} (recorded ${on})`,
        was && `Was: ${was}`,
        reason.trim() && `Reason: ${reason.trim().replaceAll('\n', ' ')}`,
      ]
        .filter(Boolean)
        .join('\n'),
    ),
    ...(references.length > 0 ? { entry: references.map((reference) => ({ reference })) } : {}),
  })),
})

/** A draft's medicines, as they were left. */
export function fromMedicinesSection(section: CompositionSection | undefined): MedicineChange[] {
  return listOf(section?.section).flatMap((one) => {
    const change = one.code?.coding?.find((coding) => coding.system === system)?.code
    if (!change || !isChange(change)) return []
    const lines = narrativeText(one.text).split('\n')
    const after = (label: string) => lines.find((words) => words.startsWith(label))?.slice(label.length) ?? ''
    return {
      change,
      line: one.title ?? '',
      was: after('Was: '),
      reason: after('Reason: '),
      on: /\(recorded (.*)\)$/.exec(lines[0] ?? '')?.[1] ?? 'date not recorded',
      references: listOf(one.entry).flatMap(({ reference = [] }) => reference),
    }
  })
}

const isChange = (code: string): code is Change => Object.hasOwn(changeWords, code)
