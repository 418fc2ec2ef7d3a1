import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries/entries.ts'

import { toDocuments } from './model.ts'

/** Dates as the record is asked: `yyyy-mm-dd`, both included; empty for open. */
export type Period = { since: string; until: string }

export const newestDocuments = (patientId: string, count: number, { since, until }: Period) =>
  queryOptions({
    queryKey: ['patient', patientId, 'documents', 'newest', count, since, until],
    queryFn: async () =>
      toDocuments(
        await pageAbout(
          'DocumentReference',
          patientId,
          {
            _sort: '-date',
            _revinclude: 'Communication:based-on',
            date: [...(since ? [`ge${since}`] : []), ...(until ? [`le${until}`] : [])],
          },
          count,
        ),
      ),
    placeholderData: keepPreviousData,
  })
