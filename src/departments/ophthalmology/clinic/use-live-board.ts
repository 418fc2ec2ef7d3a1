import { type QueryKey, useQueryClient } from '@tanstack/react-query'

import { useChanges } from '#clinical/entries/use-changes.ts'

import type { Visit } from './board.ts'

const ours = new Set(['Task', 'Appointment', 'Encounter'])
/** The change feed watches so many at once; more of a day are asked for every minute */
const mostWatched = 190

/** Follows what others do with the patients of the board. */
export function useLiveBoard(
  queryKey: QueryKey,
  { visits, places, askedAt }: { visits: readonly Visit[]; places: readonly string[]; askedAt: number },
) {
  const queryClient = useQueryClient()
  const again = () => queryClient.invalidateQueries({ queryKey })
  const patients = [...new Set(visits.map(({ patientId }) => patientId))]
  return useChanges(
    { patients: patients.slice(0, mostWatched - places.length), places: [...places] },
    {
      askedAt: () => askedAt || undefined,
      onChanges: (changes) => {
        if (changes.some(({ type }) => ours.has(type))) void again()
      },
      onGap: again,
    },
  )
}
