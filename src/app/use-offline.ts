import { useSyncExternalStore } from 'react'

import { queryClient } from '#lib/query-client.ts'

/** Whether the last thing asked of the record found no network. */
let unanswered = false

const isOffline = (error: unknown) => error instanceof Error && 'kind' in error && error.kind === 'offline'

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  const stop = queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return
    if (event.action.type === 'error') unanswered = isOffline(event.action.error)
    else if (event.action.type === 'success' && !event.action.manual) unanswered = false
    else return
    listener()
  })
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
    stop()
  }
}

/** True while the network is known to be gone, or the record did not answer when it was last asked. */
export const useOffline = (): boolean =>
  useSyncExternalStore(subscribe, () => !navigator.onLine || unanswered)
