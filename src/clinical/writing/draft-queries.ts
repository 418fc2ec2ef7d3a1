import type { Composition } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { draftOwner, draftTags } from '#auth/drafts.ts'
import type { ResourceOf, Stored } from '#fhir/client.ts'

import { type Entries, searchAbout, toEntries } from '#clinical/entries/entries.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'

/** Everything read of a patient's notes begins with this, so that a saved one refreshes all of it. */
export const notesKey = (patientId: string) => ['patient', patientId, 'notes']

/** What I have begun to write about this patient and not signed. */
export const myDrafts = (patientId: string, userId: string) =>
  queryOptions({
    queryKey: [...notesKey(patientId), 'drafts', userId],
    queryFn: async (): Promise<Entries<Stored<Composition>>> => {
      const found = await searchAbout('Composition', patientId, {
        status: 'preliminary',
        _tag: `${draftTags}|${userId}`,
      })
      return toEntries(found, (composition) => (draftOwner(composition) === userId ? composition : undefined))
    },
  })

/** What was begun under this id, with its version; null: nothing of it has been saved yet. */
export const begun = <T extends 'Composition' | 'DocumentReference'>(
  type: T,
  patientId: string,
  entryId: string,
) =>
  queryOptions({
    queryKey: ['patient', patientId, 'writing', entryId],
    queryFn: async (): Promise<Stored<ResourceOf<T>> | null> => {
      const { resources } = await searchAbout(type, patientId, { identifier: `${entrySystem}|${entryId}` })
      return resources[0] ?? null
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  })

export const compositionByEntry = (patientId: string, entryId: string) =>
  begun('Composition', patientId, entryId)
