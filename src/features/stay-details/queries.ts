import type { Practitioner } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { aboutPatient, referenceId } from '#clinical/patient/about-patient.ts'

import type { Nurse } from '#clinical/care/stay-details.ts'
import { sdsUserSystem } from '#clinical/care/task.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { formalName } from '#fhir/names.ts'

/** The stay with the version to write against. */
export const stayToChange = (patientId: string, encounterId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'stay', encounterId],
    queryFn: async () => {
      const stay = await fhir.read('Encounter', encounterId)
      aboutPatient([stay], patientId)
      return stay
    },
    staleTime: 0,
    gcTime: 0,
  })

/** Who works on this ward, as far as the directory says. */
export const wardStaff = (wardId: string) =>
  queryOptions({
    queryKey: ['ward-staff', wardId],
    queryFn: async (): Promise<Nurse[]> => {
      const { resources, included } = await fhir.search('PractitionerRole', {
        location: wardId,
        active: 'true',
        _include: 'PractitionerRole:practitioner',
      })
      const people = new Map(
        included
          .filter((one): one is Stored<Practitioner> => one.resourceType === 'Practitioner')
          .map((one) => [one.id, one]),
      )
      return resources
        .filter(({ code = [] }) => code.some(({ text, coding = [] }) => isNurse(text ?? coding[0]?.display)))
        .flatMap(({ practitioner }) => {
          const person = people.get(referenceId(practitioner, 'Practitioner') ?? '')
          const user = person?.identifier?.find(({ system }) => system === sdsUserSystem)?.value
          return user ? { user, who: practitioner?.display ?? formalName(person?.name ?? []) } : []
        })
    },
    staleTime: 10 * 60_000,
  })

const isNurse = (job: string | undefined) => /nurs|midwi/i.test(job ?? '')
