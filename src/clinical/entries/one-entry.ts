import { queryOptions } from '@tanstack/react-query'

import { fhir, type ResourceType } from '#fhir/client.ts'

import { aboutPatient } from '#clinical/patient/about-patient.ts'

/** One entry as the server keeps it, with its version: what a change is written against. It does not change in the hand. */
export const oneEntry = <T extends ResourceType>(patientId: string, type: T, id: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'entry', type, id],
    queryFn: async () => {
      const entry = await fhir.read(type, id)
      aboutPatient([entry], patientId)
      return entry
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  })
