import { useQueryClient } from '@tanstack/react-query'

import { useChanges } from '#clinical/entries/use-changes.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import { clockTime } from '#lib/clock.ts'

/** What others chart comes in while the page is looked at. As of when it is, where that is not now. */
export function useFluidChanges(patientId: string, askedAt: number): string | undefined {
  const queryClient = useQueryClient()
  const refresh = () => void queryClient.invalidateQueries({ queryKey: observationsKey(patientId) })
  const { live, at } = useChanges(
    { patients: [patientId], places: [] },
    {
      askedAt: () => askedAt || undefined,
      onChanges: (changes) => {
        if (changes.some(({ type }) => type === 'Observation')) refresh()
      },
      onGap: refresh,
    },
  )
  return live || askedAt === 0 ? undefined : clockTime(Math.max(at, askedAt))
}
