import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries.ts'

import { toNotes } from './model.ts'

export const newestNotes = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'notes'],
    queryFn: async () => toNotes(await pageAbout('Composition', patientId, { _sort: '-date' }, 50)),
  })
