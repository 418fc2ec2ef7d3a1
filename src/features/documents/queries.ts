import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries.ts'

import { toDocuments } from './model.ts'

export const newestDocuments = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'documents'],
    queryFn: async () => toDocuments(await pageAbout('DocumentReference', patientId, { _sort: '-date' }, 50)),
  })
