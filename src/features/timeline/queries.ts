import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries.ts'

import { toTimeline } from './model.ts'

const count = 60

export const timeline = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'timeline'],
    queryFn: async () => {
      const newest = { _sort: '-date' }
      const [visits, procedures, reports, documents] = await Promise.all([
        pageAbout('Encounter', patientId, newest, count),
        pageAbout('Procedure', patientId, newest, count),
        pageAbout('DiagnosticReport', patientId, newest, count),
        pageAbout('DocumentReference', patientId, newest, count),
      ])
      return toTimeline({ visits, procedures, reports, documents })
    },
  })
