import type { UseQueryResult } from '@tanstack/react-query'

import { useChanges } from '#clinical/entries/use-changes.ts'
import type { Entries } from '#clinical/entries/entries.ts'
import type { Listed } from '#features/tasks/lists.ts'

type Query = Pick<UseQueryResult<Entries<Listed>>, 'data' | 'dataUpdatedAt' | 'refetch'>

/** What others do with what is listed is seen as it happens; `places` also lets new patients in. */
export function useLiveTasks(
  { data, dataUpdatedAt, refetch }: Query,
  people?: readonly string[],
  place?: string,
) {
  const listed = data?.entries.flatMap(({ row }) => row.patientId ?? []) ?? []
  const patients = people ?? [...new Set(listed)].toSorted()
  const again = () => void refetch()
  useChanges(
    { patients, places: place ? [place] : [] },
    {
      askedAt: () => dataUpdatedAt || undefined,
      onChanges: (changes) => changes.some(({ type }) => type === 'Task') && again(),
      onGap: again,
    },
  )
}
