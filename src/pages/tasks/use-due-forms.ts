import { useQuery } from '@tanstack/react-query'

import { dueOnWard } from '#features/forms/due-on-ward.ts'
import { lastFilled } from '#features/forms/queries.ts'
import type { InBed } from '#features/tasks/TaskList.tsx'
import { useNow } from '#lib/use-now.ts'

/** Assessments that are due are things to do: forms know which, the ward who is here. */
export function useDueForms(wardId: string, patientIds: readonly string[], beds: readonly InBed[]) {
  const { data, error } = useQuery({ ...lastFilled(wardId, patientIds), enabled: patientIds.length > 0 })
  const now = useNow()
  const inpatients = beds.map(({ patient, ...one }) => ({ ...one, birth: patient.birth }))
  return { of: data && dueOnWard(data, inpatients, now), error }
}
