import { queryOptions } from '@tanstack/react-query'
import type { FhirResource, Patient } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { daysAfter } from '#departments/maternity/pregnancy/gestation.ts'
import { ofKind } from '#departments/maternity/pregnancy/pregnancy.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { hasAny, hasCode } from '#fhir/coding.ts'
import { londonDate } from '#fhir/dates.ts'
import { formalName } from '#fhir/names.ts'
import { notification } from '#departments/maternity/notification/message.ts'

import { type Newborn, toNewborn } from './newborn.ts'

export type Born = {
  baby: PatientIdentity
  order: number | undefined
  mother: string | undefined
  newborn: Newborn
  notified: boolean
}

/** With a page the server sends so many of what belongs to it: few babies on one, and all of theirs comes. */
const pageSize = '10'

/** Every baby born in the last seven days whose record is of an organisation, with what was recorded. */
export const bornLately = (orgCode: string) =>
  queryOptions({
    queryKey: ['maternity', 'births', orgCode],
    queryFn: async () => {
      const { resources, included, withheld } = await fhir.search('Patient', {
        birthdate: `ge${daysAfter(londonDate(), -7)}`,
        'organization:Organization.identifier': `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`,
        _revinclude: ['Observation:patient', 'Communication:patient', 'RelatedPerson:patient'],
        _count: pageSize,
      })
      return { born: resources.map((baby) => toBorn(baby, included)).toSorted(byBirth), withheld }
    },
    refetchInterval: 5 * 60_000,
  })

function toBorn(patient: Stored<Patient>, included: readonly FhirResource[]): Born {
  const mine = (reference: Parameters<typeof referenceId>[0]) =>
    referenceId(reference, 'Patient') === patient.id
  const mother = ofKind(included, 'RelatedPerson').find(
    (one) => mine(one.patient) && listOf(one.relationship).some((said) => hasAny(said, 'MTH', 'NMTH')),
  )
  return {
    baby: toIdentity(patient),
    order: patient.multipleBirthInteger,
    mother: mother && formalName(mother.name),
    newborn: toNewborn(ofKind(included, 'Observation').filter(({ subject }) => mine(subject))),
    notified: ofKind(included, 'Communication').some(
      ({ subject, category, status }) =>
        mine(subject) &&
        status !== 'entered-in-error' &&
        listOf(category).some((one) => hasCode(one, notification)),
    ),
  }
}

const byBirth = (one: Born, other: Born) => (one.baby.birth ?? '').localeCompare(other.baby.birth ?? '')
