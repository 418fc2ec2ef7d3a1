import type { Condition, MedicationRequest, MedicationStatement } from 'fhir/r4'

import { searchAbout } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { toDoseLines } from '#clinical/medicines/dose-line.ts'
import { medicineLineText } from '#clinical/medicines/medicine-line.ts'
import { toMedicineName } from '#clinical/medicines/medicine-name.ts'
import { allergyWords } from '#clinical/writing/sources.ts'
import type { Found } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'

import type { Facts } from './fill.ts'

type Tolerant = <T>(what: string, asked: Promise<T>) => Promise<T | undefined>

/**
 * Diagnoses, allergies and medicines, a line each. What could not be asked, or is withheld in part, is not filled in: a
 * short list would be read as a whole one (hazard H5).
 */
export async function clinicalFacts(patientId: string, tolerant: Tolerant): Promise<Facts> {
  const whole = async <R extends { resources: unknown[]; withheld: number }>(
    what: string,
    asked: Promise<R>,
  ) => {
    const found = await tolerant(what, asked)
    return found && found.withheld === 0 ? found : undefined
  }
  const [conditions, allergies, prescribed, taken] = await Promise.all([
    whole('diagnoses', searchAbout('Condition', patientId)),
    whole('allergies', searchAbout('AllergyIntolerance', patientId)),
    whole(
      'medicines',
      searchAbout('MedicationRequest', patientId, {
        status: 'active',
        _include: 'MedicationRequest:medication',
      }),
    ),
    whole(
      'medicines',
      searchAbout('MedicationStatement', patientId, {
        status: 'active,intended',
        _include: 'MedicationStatement:medication',
      }),
    ),
  ])
  const stands = (one: Pick<Condition, 'clinicalStatus' | 'verificationStatus'>) =>
    !hasAny(one.verificationStatus, 'entered-in-error', 'refuted') &&
    !hasAny(one.clinicalStatus, 'inactive', 'resolved', 'remission')
  return {
    problems: lines(
      conditions?.resources.filter(stands).map(({ code }) => textOf(code, 'Problem not named')),
    ),
    allergies: lines(allergies?.resources.filter(stands).map(allergyWords)),
    medicines: prescribed && taken ? lines([...medicineLines(prescribed), ...medicineLines(taken)]) : '',
  }
}

const lines = (words: string[] | undefined) => [...new Set(words)].join('\n')

const medicineLines = ({ resources, included }: Found<MedicationRequest | MedicationStatement>): string[] =>
  resources.map((one) => {
    const dosages = one.resourceType === 'MedicationRequest' ? one.dosageInstruction : one.dosage
    const { medicationCodeableConcept, medicationReference } = one
    return medicineLineText({
      name: toMedicineName(medicationCodeableConcept, medicationReference, one, included),
      doses: toDoseLines(listOf(dosages)),
    })
  })
