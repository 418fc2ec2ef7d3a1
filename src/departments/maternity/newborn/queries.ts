import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { birthCodes } from '#departments/maternity/birth/codes.ts'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'

import { birthWeight, newbornSearch } from './codes.ts'
import { toNewborn } from './newborn.ts'

/** Everything of one baby's first weeks that these pages show. */
export const newbornOf = (patientId: string) =>
  queryOptions({
    queryKey: [...maternityKey(patientId), 'newborn'],
    queryFn: async () => {
      const { resources, withheld } = await searchAbout('Observation', patientId, {
        code: [
          newbornSearch,
          ...[birthWeight, birthCodes.gestation].map(({ system, code }) => `${system}|${code}`),
        ].join(','),
      })
      return { ...toNewborn(resources), withheld }
    },
  })
