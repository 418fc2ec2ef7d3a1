import { queryOptions } from '@tanstack/react-query'

import { aboutPatient } from '#clinical/about-patient.ts'
import { searchAbout } from '#clinical/entries.ts'
import { fhir } from '#fhir/client.ts'

import { toAllergyList } from './model.ts'

export const allergyList = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'allergies'],
    queryFn: async () => toAllergyList(await searchAbout('AllergyIntolerance', patientId)),
  })

/** One entry as the server keeps it, with its version: what "in error" is written against. */
export const allergyEntry = (patientId: string, id: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'allergy', id],
    queryFn: async () => {
      const entry = await fhir.read('AllergyIntolerance', id)
      aboutPatient([entry], patientId)
      return entry
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  })
