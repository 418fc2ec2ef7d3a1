import { queryOptions } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'

/**
 * When the reader last opened this patient's summary, before the sitting under way: the gateway tells it from its own
 * trail, so it is the same on every machine (decision 015). Undefined: never.
 */
export const lastSeen = (patientId: string) =>
  queryOptions({
    // Not refreshed with the patient: what is new stays new while somebody reads it.
    queryKey: ['last-seen', patientId],
    staleTime: Infinity,
    refetchOnReconnect: false,
    queryFn: async (): Promise<{ at: string | undefined }> => {
      const answer = await fhir.ask(`Patient/${encodeURIComponent(patientId)}/$last-seen`)
      const { parameter = [] } = answer.resourceType === 'Parameters' ? answer : {}
      return { at: parameter.find(({ name }) => name === 'last-seen')?.valueInstant }
    },
  })
