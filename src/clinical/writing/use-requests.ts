import { useQueryClient } from '@tanstack/react-query'
import type { ServiceRequest } from 'fhir/r4'
import { useEffect, useState, useSyncExternalStore } from 'react'

import type { Stored } from '#fhir/client.ts'

import { openAutosave } from './autosave.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { requestKeeper } from './request-keeper.ts'

/** What to write: these requests, each made from what the record keeps of it. */
type Written = {
  entryIds: string[]
  compose: (entryId: string, base?: Stored<ServiceRequest>) => ServiceRequest
}

/** Drafts of requests that save themselves to the record while they are written. */
export function useRequests(
  patientId: string,
  stored: readonly Stored<ServiceRequest>[],
  wordsOf: (request: ServiceRequest) => string,
) {
  const queryClient = useQueryClient()
  const [keeper] = useState(() => requestKeeper(patientId, stored, wordsOf))
  const [autosave] = useState(() =>
    openAutosave(({ entryIds, compose }: Written) => keeper.write(entryIds, compose)),
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
      void queryClient.invalidateQueries({ queryKey: ordersKey(patientId) })
    }
  }, [autosave, queryClient, patientId])
  const state = useSyncExternalStore(autosave.subscribe, autosave.state)
  return {
    keeper,
    autosave,
    state,
    unsaved: state.status !== 'untouched' && state.status !== 'saved',
    /** What is refused is told by `state` */
    flush: () => void autosave.flush().catch(() => undefined),
  }
}
