import { useQueryClient } from '@tanstack/react-query'
import type { Composition } from 'fhir/r4'
import { useEffect, useState, useSyncExternalStore } from 'react'

import type { Stored } from '#fhir/client.ts'

import { openAutosave, type SaveState } from './autosave.ts'
import { draftKeeper } from './draft-keeper.ts'
import { notesKey } from './draft-queries.ts'

type Options = { patientId: string; stored: Stored<Composition> | undefined }

/** A draft that saves itself to the record while it is written. */
export function useDraft({ patientId, stored }: Options) {
  const queryClient = useQueryClient()
  const [keeper] = useState(() => draftKeeper(patientId, stored))
  const [autosave] = useState(() =>
    openAutosave(async (draft: Composition) => {
      const begun = keeper.kept() === undefined
      await keeper.write(draft)
      if (begun) void queryClient.invalidateQueries({ queryKey: notesKey(patientId) })
    }),
  )
  useEffect(() => {
    const flush = () => void autosave.flush().catch(() => undefined)
    // a tab that goes out of sight may never come back; a network that does is what was waited for
    document.addEventListener('visibilitychange', flush)
    addEventListener('online', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      removeEventListener('online', flush)
      autosave.stop()
      void queryClient.invalidateQueries({ queryKey: notesKey(patientId) })
    }
  }, [autosave, queryClient, patientId])
  const state = useSyncExternalStore(autosave.subscribe, autosave.state)
  return {
    keeper,
    autosave,
    state,
    unsaved: isUnsaved(state),
    /** At this moment, whatever has been drawn */
    isUnsaved: () => isUnsaved(autosave.state()),
    /** What is refused is told by `state` */
    flush: () => void autosave.flush().catch(() => undefined),
  }
}

const isUnsaved = ({ status }: SaveState) => status !== 'untouched' && status !== 'saved'
