import { useMutation, useQueryClient } from '@tanstack/react-query'

import { emergencyKey } from '#clinical/patient/emergency.ts'
import { fhir } from '#fhir/client.ts'

import { type AccessDraft, fromDraft, untilOf } from './draft.ts'

/** The privacy officer's trail is written before this answers. */
export function useOpenInEmergency(patientId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (draft: AccessDraft) => {
      const answer = await fhir.operation(
        `Patient/${encodeURIComponent(patientId)}/$break-glass`,
        fromDraft(draft),
      )
      return answer.resourceType === 'Parameters' ? untilOf(answer) : undefined
    },
    onSuccess: (until) => {
      // What was refused before is asked for again.
      queryClient.removeQueries({ queryKey: ['patient', patientId] })
      queryClient.setQueryData(emergencyKey(patientId), { until: until ?? null })
    },
  })
}
