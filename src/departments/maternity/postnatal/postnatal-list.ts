import { postnatalSystem } from '#departments/maternity/pregnancy/codes.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Patient } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { toBirths } from '#departments/maternity/birth/births.ts'
import { birthCodes } from '#departments/maternity/birth/codes.ts'
import { daysAfter } from '#departments/maternity/pregnancy/gestation.ts'
import { ofKind } from '#departments/maternity/pregnancy/pregnancy.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'

import { contacts as due, findingsCode } from './findings.ts'
import { type Contact, toContacts } from './postnatal.ts'

export type After = {
  motherId: string
  mother: PatientIdentity | undefined
  born: string | undefined
  babies: number
  contacts: Contact[]
}

const token = ({ system, code }: { system?: string; code?: string }) => `${system}|${code}`
const ofOrganisation = 'patient:Patient.organization:Organization.identifier'

/** Every mother of an organisation who gave birth in the last eight weeks, and who saw her since. */
export const afterBirth = (orgCode: string) =>
  queryOptions({
    queryKey: ['maternity', 'postnatal', orgCode],
    queryFn: async () => {
      const within = {
        [ofOrganisation]: `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`,
        date: `ge${daysAfter(londonDate(), -56)}`,
      }
      const [births, visits, found] = await Promise.all([
        fhir.search('Observation', {
          ...within,
          code: token(birthCodes.birth),
          _include: 'Observation:patient',
        }),
        fhir.search('Encounter', {
          ...within,
          type: [...due.map(({ id }) => id), 'other'].map((code) => `${postnatalSystem}|${code}`).join(','),
        }),
        fhir.search('Observation', { ...within, code: token(findingsCode) }),
      ])
      const people = ofKind(births.included, 'Patient')
      const mothers = [
        ...new Set(births.resources.flatMap(({ subject }) => referenceId(subject, 'Patient') ?? [])),
      ]
      return {
        after: mothers.map((motherId): After => {
          const hers = <One extends { subject?: Parameters<typeof referenceId>[0] }>(those: One[]) =>
            those.filter(({ subject }) => referenceId(subject, 'Patient') === motherId)
          const born = toBirths(hers(births.resources))
          const patient = people.find(({ id }) => id === motherId)
          return {
            motherId,
            mother: patient && toIdentity(patient as Stored<Patient>),
            born: born.at(-1)?.at,
            babies: born.length,
            contacts: toContacts(hers(visits.resources), hers(found.resources)),
          }
        }),
        withheld: births.withheld + visits.withheld + found.withheld,
      }
    },
    refetchInterval: 5 * 60_000,
  })
