import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'

import { toAccessNeeds } from './needs.ts'

export const accessNeeds = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'access-needs'],
    queryFn: async () => toAccessNeeds(await searchAbout('Flag', patientId)),
  })
