import type { Patient, RelatedPerson } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'
import { formalName } from '#fhir/names.ts'

import { referenceId } from './about-patient.ts'
import { type PatientIdentity, toIdentity } from './patient.ts'

/** A mother is her child's RelatedPerson: her id as an identifier finds all children of hers, and the extension leads to her. */
export const motherSystem = 'https://lune.example/fhir/Id/mother'
export const relatedPatient = 'https://lune.example/fhir/StructureDefinition/related-patient'

/** `id`: undefined when the record names a mother and no record of hers. */
export type Mother = { id: string | undefined; name: string }

/** The mothers a child's record names: mostly one, and nobody in many. */
export const mothersOf = (childId: string) =>
  queryOptions({
    queryKey: ['patient', childId, 'mothers'],
    queryFn: async (): Promise<Mother[]> =>
      (await searchAbout('RelatedPerson', childId)).resources.filter(isMother).map((one) => {
        const her = listOf(one.extension).find(({ url }) => url === relatedPatient)?.valueReference
        return { id: referenceId(her, 'Patient'), name: her?.display ?? formalName(one.name) }
      }),
  })

const isMother = ({ relationship, active }: RelatedPerson) =>
  active !== false && listOf(relationship).some((one) => hasAny(one, 'MTH', 'NMTH'))

export type Child = { patient: PatientIdentity; order: number | undefined }

/** Every child whose record names this one as the mother, the first born first. */
export async function childrenRead(motherId: string) {
  const { included, withheld } = await fhir.search('RelatedPerson', {
    identifier: `${motherSystem}|${motherId}`,
    _include: 'RelatedPerson:patient',
  })
  return { children: included.filter(isPatient).map(toChild).toSorted(byBirth), withheld }
}
export const childrenOf = (motherId: string) =>
  queryOptions({ queryKey: ['patient', motherId, 'children'], queryFn: () => childrenRead(motherId) })

const isPatient = (one: { resourceType: string }): one is Stored<Patient> => one.resourceType === 'Patient'
export const toChild = (patient: Stored<Patient>): Child => ({
  patient: toIdentity(patient),
  order: patient.multipleBirthInteger,
})
const byBirth = (one: Child, other: Child) =>
  (one.patient.birth ?? '').localeCompare(other.patient.birth ?? '')
