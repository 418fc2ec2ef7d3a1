import { queryOptions } from '@tanstack/react-query'

import { aboutPatient } from '#clinical/about-patient.ts'
import { notesKey } from '#clinical/draft-queries.ts'
import { pageAbout } from '#clinical/entries.ts'
import { fhir } from '#fhir/client.ts'

import { toNotes } from './model.ts'

export const newestNotes = (patientId: string, count: number) =>
  queryOptions({
    queryKey: [...notesKey(patientId), 'newest', count],
    queryFn: async () => toNotes(await pageAbout('Composition', patientId, { _sort: '-date' }, count)),
  })

/** One note as the record keeps it, with its version: what it is signed or withdrawn against. */
export const noteAsKept = (patientId: string, id: string) =>
  queryOptions({
    queryKey: [...notesKey(patientId), 'one', id],
    queryFn: async () => {
      const note = await fhir.read('Composition', id)
      aboutPatient([note], patientId)
      return note
    },
    refetchOnWindowFocus: false,
    gcTime: 0,
  })
