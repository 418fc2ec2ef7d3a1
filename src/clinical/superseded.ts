import type { QueryClient } from '@tanstack/react-query'

import { patientIdentity } from './patient.ts'

class SupersededRecord extends Error {
  constructor(by: string) {
    super(`This patient’s record has been replaced by ${by}. Nothing can be ordered in it.`)
  }
}

/** The chart may have been open for hours: who this is, is asked again before a signature (hazards H1, H2). */
export async function refuseSuperseded(queryClient: QueryClient, patientId: string) {
  const now = await queryClient.fetchQuery({ ...patientIdentity(patientId), staleTime: 0 })
  const by = now.replacedBy[0]?.display
  if (by) throw new SupersededRecord(by)
}
