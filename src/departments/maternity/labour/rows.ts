import type { MedicationAdministration, Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import { quantityText, textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { valueText } from './measures.ts'

const statusWords: Partial<Record<string, string>> = {
  amended: 'Amended',
  'entered-in-error': 'Entered in error',
}

/** What one version of an entry says. */
export const entryRows = (one: Observation): Rows => [
  ['Entry', textOf(one.code)],
  ['Value', valueText(one)],
  ...listOf(one.component).map(
    (part) =>
      [
        textOf(part.code),
        quantityText(part.valueQuantity) ??
          part.valueString ??
          (part.valueBoolean === undefined
            ? textOf(part.valueCodeableConcept, '')
            : part.valueBoolean
              ? 'Yes'
              : 'No'),
      ] as const,
  ),
  ['How', one.method?.text],
  ['When', formatDateTime(one.effectiveDateTime)],
  ['By', whoIn(one)],
  ['Status', statusWords[one.status]],
  ...listOf(one.note).map(({ text }) => ['Note', text] as const),
]

const whoIn = ({ performer }: Observation) =>
  listOf(performer)
    .flatMap(({ display }) => display ?? [])
    .join(', ')

export const drugRows = (one: MedicationAdministration): Rows => {
  const { dose, rateQuantity, route } = one.dosage ?? {}
  const [by, ...checkers] = listOf(one.performer).flatMap(({ actor }) => actor.display ?? [])
  return [
    ['Drug', textOf(one.medicationCodeableConcept, 'Drug not named')],
    ['Dose', quantityText(dose)],
    ['Rate', quantityText(rateQuantity)],
    ['Route', textOf(route, '')],
    ['When', formatDateTime(one.effectiveDateTime ?? one.effectivePeriod?.start)],
    ['Given by', by],
    ['Second checker', checkers.join(', ')],
    ['Status', statusWords[one.status]],
    ...listOf(one.note).map(({ text }) => ['Note', text] as const),
  ]
}
