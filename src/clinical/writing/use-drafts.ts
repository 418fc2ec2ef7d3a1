import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import type { FhirResource } from 'fhir/r4'
import { useEffect, useState, useSyncExternalStore } from 'react'

import { useSignIn } from '#auth/SessionProvider.tsx'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import type { Stored } from '#fhir/client.ts'

import { openAutosave, type SaveState } from './autosave.ts'
import { ChangedElsewhere, type Draft, draftKeeper } from './draft-keeper.ts'

/** What is alike in all drafts of one kind. */
export type DraftKind<D extends Draft> = {
  type: D['resourceType']
  /** What tells one version from another, whatever order a server keeps its fields in */
  wordsOf: (draft: D) => string
  /** What is asked again when a draft has been begun or left */
  key: (patientId: string) => QueryKey
}

/** What to write: these drafts, each made from what the record keeps of it. */
type Written<D extends Draft> = {
  entryIds: readonly string[]
  compose: (entryId: string, base?: Stored<D>) => D
}

export type Drafts<D extends Draft> = ReturnType<typeof useDrafts<D>>

/** Drafts that save themselves to the record while they are written. `stored`: as they were found on opening. */
export function useDrafts<D extends Draft>(
  kind: DraftKind<D>,
  patientId: string,
  stored: readonly Stored<D>[],
) {
  const queryClient = useQueryClient()
  const signIn = useSignIn()
  const { type, wordsOf, key } = kind
  const [opened] = useState(stored)
  const [keeper] = useState(() => draftKeeper(patientId, opened, wordsOf))
  const [autosave] = useState(() =>
    openAutosave(async ({ entryIds, compose }: Written<D>) => {
      const begun = keeper.kept().length === 0
      await keeper.write(entryIds, compose)
      if (begun) void queryClient.invalidateQueries({ queryKey: key(patientId) })
    }),
  )
  useEffect(() => {
    const flush = () => void autosave.flush().catch(() => undefined)
    // a tab that goes out of sight may never come back; a network or a session that does is what was waited for
    const stopReturning = signIn.onReturn(flush)
    document.addEventListener('visibilitychange', flush)
    addEventListener('online', flush)
    return () => {
      stopReturning()
      document.removeEventListener('visibilitychange', flush)
      removeEventListener('online', flush)
      autosave.stop()
      void queryClient.invalidateQueries({ queryKey: key(patientId) })
    }
  }, [autosave, queryClient, signIn, key, patientId])
  const state = useSyncExternalStore(autosave.subscribe, autosave.state)
  return {
    keeper,
    autosave,
    state,
    patientId,
    stored: opened,
    unsaved: isUnsaved(state),
    /** At this moment, whatever has been drawn */
    isUnsaved: () => isUnsaved(autosave.state()),
    /** What is refused is told by `state` */
    flush: () => void autosave.flush().catch(() => undefined),
    /** As another window, or somebody else, has left them, when saving or signing ran into that. */
    elsewhere: (signing: Error | null): Stored<D>[] | undefined =>
      left<D>(type, signing) ?? left<D>(type, 'refused' in state ? state.refused : undefined),
  }
}

const isUnsaved = ({ status }: SaveState) => status !== 'untouched' && status !== 'saved'

function left<D extends Draft>(type: D['resourceType'], error: Error | null | undefined) {
  if (!(error instanceof ChangedElsewhere || error instanceof ChangedMeanwhile)) return undefined
  const isOfKind = (one: FhirResource): one is Stored<D> => one.resourceType === type && one.id !== undefined
  return error.theirs.filter(isOfKind)
}
