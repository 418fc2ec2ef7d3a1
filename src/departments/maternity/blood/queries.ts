import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'

import { antiDToken } from './anti-d.ts'

/** Every dose of anti-D in the record, given or declined. */
export const antiDDoses = (patientId: string) =>
  queryOptions({
    queryKey: [...maternityKey(patientId), 'anti-d'],
    queryFn: async () => {
      const { resources, withheld } = await searchAbout('Immunization', patientId, {
        'vaccine-code': antiDToken,
      })
      return { doses: resources, withheld }
    },
  })
