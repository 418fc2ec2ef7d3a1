import { useQueryClient } from '@tanstack/react-query'

import { type Freshness, useChanges } from '#clinical/entries/use-changes.ts'
import { tasksKey } from '#clinical/care/task.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'

/** What somebody else records, amends or strikes through shows here as it is saved, and what comes of it for others to do. */
export function useObservationsLive(patientId: string): Freshness {
  const queryClient = useQueryClient()
  const queryKey = observationsKey(patientId)
  const again = () => void queryClient.invalidateQueries({ queryKey })
  const tasksAgain = () => void queryClient.invalidateQueries({ queryKey: tasksKey(patientId) })
  return useChanges(
    { patients: [patientId], places: [] },
    {
      askedAt: () => {
        const shown = queryClient.getQueryCache().findAll({ queryKey, type: 'active' })
        const times = shown.map(({ state }) => state.dataUpdatedAt).filter((time) => time > 0)
        return times.length > 0 ? Math.min(...times) : undefined
      },
      onChanges: (changes) => {
        if (changes.some(({ type }) => type === 'Observation')) again()
        if (changes.some(({ type }) => type === 'Task')) tasksAgain()
      },
      onGap: () => {
        again()
        tasksAgain()
      },
    },
  )
}
