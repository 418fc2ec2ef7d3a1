import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { type Child, toChild } from '#clinical/patient/mother-and-child.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import type { FhirResource, Patient } from 'fhir/r4'
import type { Stored } from '#fhir/client.ts'

import { toBirths, toLabours } from './births.ts'
import { birthCodes } from './codes.ts'

const token = ({ system, code }: { system?: string; code?: string }) => `${system}|${code}`

/** The births in one mother's record, and who the babies are. */
export const birthsOf = (patientId: string) =>
  queryOptions({
    queryKey: [...maternityKey(patientId), 'births'],
    queryFn: async () => {
      const { resources, included, withheld } = await searchAbout('Observation', patientId, {
        code: [birthCodes.birth, birthCodes.labour].map(token).join(','),
        _include: 'Observation:focus',
      })
      return {
        births: toBirths(resources),
        labours: toLabours(resources),
        babies: new Map(included.filter(isPatient).map((one): [string, Child] => [one.id, toChild(one)])),
        withheld,
      }
    },
  })

const isPatient = (one: FhirResource): one is Stored<Patient> =>
  one.resourceType === 'Patient' && one.id !== undefined

/** The mother's stay in a hospital, while it is under way; null: none is. */
export const stayUnderWay = (patientId: string) =>
  queryOptions({
    queryKey: [...maternityKey(patientId), 'stay'],
    queryFn: async () => {
      const { resources } = await searchAbout('Encounter', patientId, {
        class: 'IMP,ACUTE',
        status: 'in-progress',
      })
      return resources[0] ?? null
    },
    staleTime: 0,
  })
