import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

import { clockTime } from '#lib/clock.ts'

/** How old the oldest part of what is on the screen is, and a way to ask again (hazard H3). */
export function AsAt({ patientId }: { patientId: string }) {
  const queryClient = useQueryClient()
  const queryKey = ['patient', patientId]
  const fetching = useIsFetching({ queryKey, type: 'active' }) > 0
  const cache = queryClient.getQueryCache()
  const oldest = useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => {
      const times = cache.findAll({ queryKey, type: 'active' }).map(({ state }) => state.dataUpdatedAt)
      return Math.min(...times.filter((time) => time > 0))
    },
  )
  return (
    <p className="as-at quiet-text">
      {fetching ? 'Asking the record…' : Number.isFinite(oldest) && `As at ${clockTime(oldest)}`}{' '}
      <button
        type="button"
        className="button quiet small"
        onClick={() => void queryClient.invalidateQueries({ queryKey })}
      >
        Refresh
      </button>
    </p>
  )
}
