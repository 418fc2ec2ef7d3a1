import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries/entries.ts'
import { patientPathologyKey } from '#departments/pathology/work/about-work.ts'

import { toCultures } from './isolates.ts'

/** How many reports are looked through; what is older is behind a link to the results. */
const reports = 100

export const culturesOf = (patientId: string) =>
  queryOptions({
    queryKey: [...patientPathologyKey(patientId), 'cultures'],
    queryFn: async () => {
      const found = await pageAbout(
        'DiagnosticReport',
        patientId,
        {
          _sort: '-date',
          _include: ['DiagnosticReport:result', 'DiagnosticReport:specimen'],
          '_include:iterate': 'Observation:has-member',
        },
        reports,
      )
      const { resources, included, withheld, complete } = found
      return { cultures: toCultures(resources, included), withheld, complete, looked: resources.length }
    },
  })
