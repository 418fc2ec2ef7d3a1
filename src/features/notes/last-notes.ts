import { queryOptions } from '@tanstack/react-query'

import { notesKey } from '#clinical/writing/draft-queries.ts'
import { pageAbout } from '#clinical/entries/entries.ts'

import { toNotes } from './model.ts'

const onSummary = 3

/** The newest that are signed, for the summary. */
export const lastNotes = (patientId: string) =>
  queryOptions({
    queryKey: [...notesKey(patientId), 'last'],
    queryFn: async () =>
      toNotes(
        await pageAbout('Composition', patientId, { status: 'final,amended', _sort: '-date' }, onSummary),
      ),
  })
