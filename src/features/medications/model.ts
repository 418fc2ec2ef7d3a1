import type {
  CodeableConcept,
  Dosage,
  FhirResource,
  MedicationRequest,
  MedicationStatement,
  Reference,
} from 'fhir/r4'

import { type Answer, type Entries, toEntries } from '#clinical/entries.ts'
import { resolve, type Source, sourceOf } from '#clinical/source.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

import { type DoseLine, toDoseLine } from './dose.ts'

/** One line of medicine (CUI MEDi); what is prescribed and what the patient says they take are kept apart. */
export type Medicine = {
  id: string
  name: string
  notCoded: boolean
  doses: DoseLine[]
  /** Whether it is to be given now */
  current: boolean
  status: string
  /** An order not to give it */
  doNotGive: boolean
  kind: 'prescribed' | 'reported'
  setting: string | undefined
  reason: string | undefined
  notes: string[]
  date: string | undefined
  source: Source
}

type Medication = MedicationRequest | MedicationStatement

export function toMedicines(found: Answer<Medication>): Entries<Medicine> {
  const list = toEntries(found, (medication: Stored<Medication>) =>
    medication.status === 'entered-in-error' ? undefined : toMedicine(medication, found.included),
  )
  return { ...list, entries: list.entries.toSorted(byName) }
}

const byName = (one: Medicine, other: Medicine) =>
  Number(other.doNotGive) - Number(one.doNotGive) || one.name.localeCompare(other.name, 'en-GB')

export function toMedicine(medication: Stored<Medication>, included: FhirResource[] = []): Medicine {
  const { medicationCodeableConcept, medicationReference, category, reasonCode = [], note = [] } = medication
  const concept = medicationConcept(medicationCodeableConcept, medicationReference, medication, included)
  const isRequest = medication.resourceType === 'MedicationRequest'
  const doses = (isRequest ? medication.dosageInstruction : medication.dosage) ?? []
  const date = isRequest
    ? medication.authoredOn
    : (medication.effectiveDateTime ?? medication.effectivePeriod?.start ?? medication.dateAsserted)
  const status = medication.status as string | undefined
  return {
    id: medication.id,
    name: concept
      ? textOf(concept, 'Medicine not named')
      : (medicationReference?.display ?? 'Medicine not named'),
    notCoded: !concept?.coding?.some(({ code }) => Boolean(code)),
    doses: doses.toSorted(bySequence).map(toDoseLine),
    current: status === 'active' || status === 'intended',
    status: statusWords[status ?? ''] ?? 'Status not known',
    doNotGive: isRequest && medication.doNotPerform === true,
    kind: isRequest ? 'prescribed' : 'reported',
    setting: [category]
      .flat()
      .map((one) => textOf(one, ''))
      .find(Boolean),
    reason:
      reasonCode
        .map((one) => textOf(one, ''))
        .filter(Boolean)
        .join('; ') || undefined,
    notes: note.flatMap(({ text }) => text?.trim() || []),
    date,
    source: sourceOf(medication, date),
  }
}

const bySequence = (one: Dosage, other: Dosage) => (one.sequence ?? 0) - (other.sequence ?? 0)

/** Named in the order itself, in a resource it carries, or in one that came along. */
function medicationConcept(
  concept: CodeableConcept | undefined,
  reference: Reference | undefined,
  within: FhirResource,
  included: FhirResource[],
): CodeableConcept | undefined {
  if (concept) return concept
  const medication = reference && resolve(reference, within, included)
  if (medication?.resourceType !== 'Medication') return undefined
  if (medication.code) return medication.code
  const ingredients = (medication.ingredient ?? []).map(({ itemCodeableConcept, itemReference }) =>
    itemCodeableConcept ? textOf(itemCodeableConcept, '') : (itemReference?.display ?? ''),
  )
  const text = ingredients.filter(Boolean).join(' + ')
  return text ? { text } : undefined
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
