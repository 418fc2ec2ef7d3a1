import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'

/** What the patient waits for on a list: a stay or an attendance can be for it. */
export const listedOf = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'listed'],
    queryFn: async () => {
      const { resources } = await searchAbout('ServiceRequest', patientId, {
        category: 'http://snomed.info/sct|3457005',
        status: 'active,on-hold',
      })
      return resources
    },
    staleTime: 0,
  })
