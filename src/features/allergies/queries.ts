import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'

import { toAllergyList } from './model.ts'

export const allergyList = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'allergies'],
    queryFn: async () => toAllergyList(await searchAbout('AllergyIntolerance', patientId)),
  })
