import type {
  CodeableConcept,
  Dosage,
  FhirResource,
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
} from 'fhir/r4'

import { toDoseLines } from '#clinical/dose-line.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries.ts'
import { listOf } from '#clinical/lenient.ts'
import { doseText, type MedicineLine, productParts } from '#clinical/medicine-line.ts'
import { toMedicineName } from '#clinical/medicine-name.ts'
import { amount } from '#clinical/medicine-words.ts'
import { type Source, sourceOf } from '#clinical/source.ts'
import type { Rows } from '#clinical/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { codesText, hasAny, textOf } from '#fhir/coding.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'

/** Four kinds of fact; none is inferred from another (domain facts §7.4.7). */
export type MedicineKind = 'prescribed' | 'reported' | 'dispensed' | 'given'

/** One entry of the record about one medicine. */
export type Medicine = {
  id: string
  kind: MedicineKind
  line: MedicineLine
  /** Whether it is to be taken now */
  current: boolean
  status: string
  /** An order not to give it, or a dose that was not given: said before anything else */
  not: 'Do not give' | 'Not given' | undefined
  /** What else the entry says, each in a few words */
  details: string[]
  notes: string[]
  /** A repeat that nobody has issued for three months (domain facts §7.4.7) */
  stale: string | undefined
  date: string | undefined
  source: Source
}

type Medication = MedicationRequest | MedicationStatement | MedicationDispense | MedicationAdministration

/** In the order they came. */
export function toMedicines(found: Answer<Medication>, now = Date.now()): Entries<Medicine> {
  return toEntries(found, (medication: Stored<Medication>) =>
    medication.status === 'entered-in-error' ? undefined : toMedicine(medication, found.included, now),
  )
}

export function toMedicine(
  medication: Stored<Medication>,
  included: FhirResource[] = [],
  now = Date.now(),
): Medicine {
  const { medicationCodeableConcept, medicationReference, note } = medication
  const facts = factsOf(medication, now)
  const status = medication.status as string | undefined
  return {
    id: medication.id,
    line: {
      name: toMedicineName(medicationCodeableConcept, medicationReference, medication, included),
      doses: toDoseLines(facts.dosages),
    },
    not: undefined,
    stale: undefined,
    status: statusWords[status ?? ''] ?? 'Status not known',
    notes: listOf(note).flatMap(({ text }) => text?.trim() || []),
    source: sourceOf(medication, facts.date),
    ...facts,
  }
}

/** What one version of an entry says, for its history. */
export function medicineRows(medication: Stored<Medication>): Rows {
  const { line, not, status, details, notes } = toMedicine(medication)
  const { generic, ...name } = line.name
  return [
    ['Medicine', [generic, ...productParts({ generic, ...name })].join(' – ')],
    ['Code', codesText(medication.medicationCodeableConcept)],
    ['Status', not ?? status],
    ...line.doses.map((dose): Rows[number] => ['Dose', doseText(dose)]),
    ...line.doses.map(({ asWritten }): Rows[number] => ['As written', asWritten]),
    ...details.map((one): Rows[number] => ['Details', one]),
    ['Notes', notes.join('\n')],
  ]
}

type Facts = Pick<Medicine, 'kind' | 'current' | 'details' | 'date'> &
  Partial<Pick<Medicine, 'not' | 'stale' | 'status'>> & { dosages: Dosage[] }

function factsOf(medication: Medication, now: number): Facts {
  switch (medication.resourceType) {
    case 'MedicationRequest':
      return ofRequest(medication, now)
    case 'MedicationStatement':
      return ofStatement(medication)
    case 'MedicationDispense':
      return ofDispense(medication)
    case 'MedicationAdministration':
      return ofAdministration(medication)
  }
}

function ofRequest(request: MedicationRequest, now: number): Facts {
  const { status, category, doNotPerform, dosageInstruction, authoredOn, reasonCode, statusReason } = request
  const current = status === 'active'
  return {
    kind: 'prescribed',
    dosages: listOf(dosageInstruction),
    current,
    ...(doNotPerform ? { not: 'Do not give' as const } : {}),
    stale: current && isRepeat(request) ? staleSince(authoredOn, now) : undefined,
    details: [words(category), reasons(reasonCode), words(statusReason)].flatMap((one) => one || []),
    date: authoredOn,
  }
}

/** Issued again and again by a practice: not an order for this stay. */
const isRepeat = ({ category, courseOfTherapyType }: MedicationRequest) =>
  hasAny(courseOfTherapyType, 'continuous', 'continuous-repeat-dispensing') ||
  listOf(category).some((one) => hasAny(one, 'community'))

const threeMonths = 92 * 86_400_000

function staleSince(issued: string | undefined, now: number): string | undefined {
  if (!issued) return 'May be out of date: when it was last issued is not recorded'
  // A month or a year is no day to count from
  const on = /^\d{4}-\d\d-\d\d/.test(issued) ? Date.parse(issued) : Number.NaN
  return now - on > threeMonths ? `May be out of date: last issued ${formatDate(issued)}` : undefined
}

function ofStatement(statement: MedicationStatement): Facts {
  const { status, category, dosage, effectiveDateTime, effectivePeriod, dateAsserted } = statement
  return {
    kind: 'reported',
    dosages: listOf(dosage),
    current: status === 'active' || status === 'intended',
    details: [
      words(category),
      reasons(statement.reasonCode),
      words(statement.statusReason),
      effectivePeriod?.end ? `until ${formatDate(effectivePeriod.end)}` : '',
    ].flatMap((one) => one || []),
    date: effectiveDateTime ?? effectivePeriod?.start ?? dateAsserted,
  }
}

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

const words = (concepts: CodeableConcept | CodeableConcept[] | undefined): string | undefined =>
  listOf(concepts)
    .map((one) => textOf(one, ''))
    .filter(Boolean)
    .join(', ') || undefined

const reasons = (concepts: CodeableConcept[] | undefined): string | undefined => {
  const said = words(concepts)
  return said && `for ${said}`
}

const statusWords: Record<string, string> = {
  active: 'Active',
  'on-hold': 'On hold',
  cancelled: 'Cancelled',
  completed: 'Completed',
  stopped: 'Stopped',
  draft: 'Draft, not yet prescribed',
  intended: 'Intended',
  'not-taken': 'Not taken',
  unknown: 'Status not known',
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
