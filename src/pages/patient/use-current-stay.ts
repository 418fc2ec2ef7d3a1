import { useQuery } from '@tanstack/react-query'

import { useCan } from '#auth/session.ts'
import { currentVisits } from '#clinical/care/encounter.ts'

/** The inpatient stay under way, as far as it is known and the reader may know it. */
export function useCurrentStay(patientId: string) {
  const visits = useQuery({ ...currentVisits(patientId), enabled: useCan('administration.read') })
  return visits.data?.entries.find(({ current, inpatient }) => current && inpatient)
}
