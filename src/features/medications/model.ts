import type {
  CodeableConcept,
  Dosage,
  FhirResource,
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
} from 'fhir/r4'

import { toDoseLines } from '#clinical/medicines/dose-line.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { MedicineLine } from '#clinical/medicines/medicine-line.ts'
import { toMedicineName } from '#clinical/medicines/medicine-name.ts'
import { type Source, sourceOf } from '#clinical/entries/source.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'

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

/** What is to be taken, as prescribed or as reported. */
type Order = MedicationRequest | MedicationStatement
export type Medication = Order | MedicationDispense | MedicationAdministration

/** In the order they came. */
export const toOrders = (found: Answer<Order>, now = Date.now()): Entries<Medicine> =>
  toMedicines(found, (one) => factsOf(one, now))

export function toMedicines<M extends Medication>(
  found: Answer<M>,
  factsOf: (medication: Stored<M>) => Facts,
): Entries<Medicine> {
  return toEntries(found, (medication: Stored<M>) =>
    medication.status === 'entered-in-error'
      ? undefined
      : toMedicine(medication, factsOf(medication), found.included),
  )
}

/** What differs by the kind of fact. */
export type Facts = Pick<Medicine, 'kind' | 'current' | 'details' | 'date'> &
  Partial<Pick<Medicine, 'not' | 'stale' | 'status'>> & { dosages: Dosage[] }

export function toMedicine(
  medication: Stored<Medication>,
  { dosages, ...facts }: Facts,
  included: FhirResource[] = [],
): Medicine {
  const { medicationCodeableConcept, medicationReference, note } = medication
  const status = medication.status as string | undefined
  return {
    id: medication.id,
    line: {
      name: toMedicineName(medicationCodeableConcept, medicationReference, medication, included),
      doses: toDoseLines(dosages),
    },
    not: undefined,
    stale: undefined,
    status: statusWords[status ?? ''] ?? 'Status not known',
    notes: listOf(note).flatMap(({ text }) => text?.trim() || []),
    source: sourceOf(medication, facts.date),
    ...facts,
  }
}

export const factsOf = (order: Order, now = Date.now()): Facts =>
  order.resourceType === 'MedicationRequest' ? ofRequest(order, now) : ofStatement(order)

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

export const words = (concepts: CodeableConcept | CodeableConcept[] | undefined): string | undefined =>
  listOf(concepts)
    .map((one) => textOf(one, ''))
    .filter(Boolean)
    .join(', ') || undefined

export const reasons = (concepts: CodeableConcept[] | undefined): string | undefined => {
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
