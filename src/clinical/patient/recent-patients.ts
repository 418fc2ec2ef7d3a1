import { skipToken, useQuery } from '@tanstack/react-query'

import { queryClient } from '#lib/query-client.ts'

import type { PatientIdentity } from './patient.ts'

const queryKey = ['recent-patients']
const mostKept = 10

// Kept with the rest of the record in the one cache, so signing out and changing role forget it too.
queryClient.setQueryDefaults(queryKey, { gcTime: Infinity, staleTime: Infinity })

/** Called when a chart has been opened: newest first, each once, in memory only. */
export function rememberPatient(patient: PatientIdentity) {
  queryClient.setQueryData<PatientIdentity[]>(queryKey, (kept = []) =>
    [patient, ...kept.filter(({ id }) => id !== patient.id)].slice(0, mostKept),
  )
}

/** The patients whose charts were opened in this sign-in, newest first. */
export const useRecentPatients = (): PatientIdentity[] =>
  useQuery<PatientIdentity[]>({ queryKey, queryFn: skipToken }).data ?? []
