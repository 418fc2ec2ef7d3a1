import type { UseQueryResult } from '@tanstack/react-query'

import { useChanges } from '#clinical/entries/use-changes.ts'

type Query = Pick<UseQueryResult<unknown>, 'dataUpdatedAt' | 'refetch'>

/** The gateway follows so many people for one page; a longer list is asked for again every half minute (queries.ts). */
const most = 190
const matter = new Set(['ServiceRequest', 'Specimen', 'Task', 'DiagnosticReport', 'Communication'])

/** What anybody does with what is listed is seen as it happens. */
export function useLiveWork({ dataUpdatedAt, refetch }: Query, patientIds: readonly string[]) {
  const patients = [...new Set(patientIds)].toSorted().slice(0, most)
  const again = () => void refetch()
  return useChanges(
    { patients, places: [] },
    {
      askedAt: () => dataUpdatedAt || undefined,
      onChanges: (changes) => changes.some(({ type }) => matter.has(type)) && again(),
      onGap: again,
    },
  )
}
