import { skipToken, useQuery } from '@tanstack/react-query'

import { queryClient } from '#lib/query-client.ts'

/** Emergency access taken in this sign-in: kept with the rest of the record in the one cache, for the red strip. */
export const emergencyKey = (patientId: string) => ['emergency-access', patientId]

queryClient.setQueryDefaults(['emergency-access'], { gcTime: Infinity, staleTime: Infinity })

export type EmergencyAccess = { until: string | null }

export const useEmergencyAccess = (patientId: string): EmergencyAccess | undefined =>
  useQuery<EmergencyAccess>({ queryKey: emergencyKey(patientId), queryFn: skipToken }).data
