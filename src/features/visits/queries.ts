import { queryOptions } from '@tanstack/react-query'

import { toVisits } from '#clinical/care/encounter.ts'
import { pageAbout } from '#clinical/entries/entries.ts'

export const newestVisits = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'visits'],
    queryFn: async () =>
      toVisits(
        await pageAbout('Encounter', patientId, { _sort: '-date', _include: 'Encounter:location' }, 50),
      ),
  })
