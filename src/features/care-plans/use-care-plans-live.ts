import { useQueryClient } from '@tanstack/react-query'

import { useChanges } from '#clinical/entries/use-changes.ts'

import { carePlans } from './queries.ts'

const shown = ['CarePlan', 'Goal', 'Observation']

/** What another nurse plans, changes, closes or finds shows here as it is saved. */
export function useCarePlansLive(patientId: string, askedAt: number) {
  const queryClient = useQueryClient()
  const { queryKey } = carePlans(patientId)
  const again = () => void queryClient.invalidateQueries({ queryKey })
  useChanges(
    { patients: [patientId], places: [] },
    {
      askedAt: () => askedAt || undefined,
      onChanges: (changes) => changes.some(({ type }) => shown.includes(type)) && again(),
      onGap: again,
    },
  )
}
