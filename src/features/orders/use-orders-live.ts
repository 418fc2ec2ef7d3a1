import { useQueryClient } from '@tanstack/react-query'

import { ordersKey } from '#clinical/care/order.ts'
import { useChanges } from '#clinical/entries/use-changes.ts'

const matter = new Set(['ServiceRequest', 'Specimen', 'Task', 'DiagnosticReport', 'Appointment'])

/** How far a request has come is seen as it happens: collected, received, in progress, interim, final, amended, rejected. */
export function useOrdersLive(patientId: string, askedAt: number) {
  const queryClient = useQueryClient()
  const again = () => void queryClient.invalidateQueries({ queryKey: ordersKey(patientId) })
  return useChanges(
    { patients: [patientId], places: [] },
    {
      askedAt: () => askedAt || undefined,
      onChanges: (changes) => changes.some(({ type }) => matter.has(type)) && again(),
      onGap: again,
    },
  )
}
