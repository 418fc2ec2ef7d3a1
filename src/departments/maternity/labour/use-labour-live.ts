import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'

import { useChanges } from '#clinical/entries/use-changes.ts'

import { labourKey } from './queries.ts'

const ours = new Set(['Observation', 'Encounter', 'MedicationAdministration'])

/** What others chart in this labour stands here at once. */
export function useLabourLive(
  patientId: string,
  { data, dataUpdatedAt }: Pick<UseQueryResult, 'data' | 'dataUpdatedAt'>,
) {
  const queryClient = useQueryClient()
  const again = () => queryClient.invalidateQueries({ queryKey: labourKey(patientId) })
  return useChanges(
    { patients: [patientId], places: [] },
    {
      askedAt: () => (data ? dataUpdatedAt : undefined),
      onChanges: (changes) => {
        if (changes.some(({ type }) => ours.has(type))) void again()
      },
      onGap: again,
    },
  )
}
