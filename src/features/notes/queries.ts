import { queryOptions } from '@tanstack/react-query'

import { notesKey } from '#clinical/draft-queries.ts'
import { pageAbout } from '#clinical/entries.ts'

import { toNotes } from './model.ts'

export const newestNotes = (patientId: string) =>
  queryOptions({
    queryKey: [...notesKey(patientId), 'newest'],
    queryFn: async () => toNotes(await pageAbout('Composition', patientId, { _sort: '-date' }, 50)),
  })
