import { useQueryClient } from '@tanstack/react-query'
import type { ServiceRequest } from 'fhir/r4'
import { useEffect, useState, useSyncExternalStore } from 'react'

import { openAutosave } from '#clinical/autosave.ts'
import { ordersKey } from '#clinical/order.ts'
import { newEntryId } from '#clinical/recorded-by.ts'
import type { Stored } from '#fhir/client.ts'

import { basketKeeper } from './basket-keeper.ts'

/** What to write: these requests, each made from what the record keeps of it. */
type Written = {
  entryIds: string[]
  compose: (entryId: string, base?: Stored<ServiceRequest>) => ServiceRequest
}

/** A basket that saves itself to the record while it is filled. */
export function useBasket(patientId: string, stored: readonly Stored<ServiceRequest>[]) {
  const queryClient = useQueryClient()
  const [keeper] = useState(() => basketKeeper(patientId, stored))
  const [requisition] = useState(() => stored[0]?.requisition?.value ?? newEntryId())
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
  const unsaved = state.status !== 'untouched' && state.status !== 'saved'
  return { keeper, autosave, requisition, state, unsaved }
}
