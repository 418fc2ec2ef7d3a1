import { doseText, productParts } from '#clinical/medicines/medicine-line.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { codesText } from '#fhir/coding.ts'

import { eventFacts } from './events.ts'
import { factsOf, type Medication, toMedicine } from './model.ts'

/** What one version of an entry says, for its history. */
export function medicineRows(medication: Stored<Medication>): Rows {
  const { line, not, status, details, notes } = toMedicine(
    medication,
    isOrder(medication) ? factsOf(medication) : eventFacts(medication),
  )
  return [
    ['Medicine', [line.name.generic, ...productParts(line.name)].join(' – ')],
    ['Code', codesText(medication.medicationCodeableConcept)],
    ['Status', not ?? status],
    ...line.doses.map((dose): Rows[number] => ['Dose', doseText(dose)]),
    ...line.doses.map(({ asWritten }): Rows[number] => ['As written', asWritten]),
    ...details.map((one): Rows[number] => ['Details', one]),
    ['Notes', notes.join('\n')],
  ]
}

const isOrder = (medication: Stored<Medication>) =>
  medication.resourceType === 'MedicationRequest' || medication.resourceType === 'MedicationStatement'
