import type { UseQueryResult } from '@tanstack/react-query'

import { useChanges } from '#clinical/entries/use-changes.ts'
import type { Entries } from '#clinical/entries/entries.ts'
import type { Listed } from '#features/tasks/lists.ts'

type Query = Pick<UseQueryResult<Entries<Listed>>, 'data' | 'dataUpdatedAt' | 'refetch'>

type Besides = {
  /** Patients whose tasks are listed; those of the tasks themselves, when it is not said */
  people?: readonly string[]
  /** Lets new patients in */
  place?: string
  /** Lets new tasks in: whoever they are given to */
  owners?: readonly string[]
}

/** What others do with what is listed is seen as it happens, and what is new; while the page is hidden nothing is asked. */
export function useLiveTasks(
  { data, dataUpdatedAt, refetch }: Query,
  { people, place, owners = [] }: Besides,
) {
  const listed = data?.entries.flatMap(({ row }) => row.patientId ?? []) ?? []
  const patients = people ?? [...new Set(listed)].toSorted()
  const again = () => void refetch()
  useChanges(
    { patients, places: place ? [place] : [], owners },
    {
      askedAt: () => dataUpdatedAt || undefined,
      onChanges: (changes) => changes.some(({ type }) => type === 'Task') && again(),
      onGap: again,
    },
  )
}
