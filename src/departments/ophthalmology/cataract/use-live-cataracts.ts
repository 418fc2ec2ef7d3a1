import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'

import { useChanges } from '#clinical/entries/use-changes.ts'

import type { Listing } from './listing.ts'
import { cataractKey } from './queries.ts'

const ours = new Set(['ServiceRequest', 'Task', 'DeviceRequest', 'Procedure', 'Observation', 'Consent'])
/** The change feed watches so many at once; the others are asked for every minute */
const mostWatched = 190

/** Follows what others do about those in the list; who is new in it is asked for every minute. */
export function useLiveCataracts({ data, dataUpdatedAt }: UseQueryResult<{ listings: readonly Listing[] }>) {
  const queryClient = useQueryClient()
  const again = () => queryClient.invalidateQueries({ queryKey: cataractKey })
  const patients = (data?.listings ?? []).flatMap(({ patientId }) => patientId ?? [])
  useChanges(
    { patients: [...new Set(patients)].slice(0, mostWatched), places: [] },
    {
      askedAt: () => (data ? dataUpdatedAt : undefined),
      onChanges: (changes) => {
        if (changes.some(({ type }) => ours.has(type))) void again()
      },
      onGap: again,
    },
  )
}
