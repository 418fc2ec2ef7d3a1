import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'

import { useChanges } from '#clinical/entries/use-changes.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'

import { type Listed, worklist } from './queries.ts'

const ours = new Set([
  'ServiceRequest',
  'Task',
  'Appointment',
  'Procedure',
  'ImagingStudy',
  'DiagnosticReport',
])

/** Follows what others do about those in the list; who is new in it is asked for every minute. */
export function useRadiologyLive(orgCode: string, { data, dataUpdatedAt }: UseQueryResult<Listed>) {
  const queryClient = useQueryClient()
  const again = () => queryClient.invalidateQueries({ queryKey: worklist(orgCode).queryKey })
  const patients = (data?.examinations ?? []).flatMap(
    ({ request }) => referenceId(request.subject, 'Patient') ?? [],
  )
  useChanges(
    { patients: [...new Set(patients)], places: [] },
    {
      askedAt: () => (data ? dataUpdatedAt : undefined),
      onChanges: (changes) => {
        if (changes.some(({ type }) => ours.has(type))) void again()
      },
      onGap: again,
    },
  )
}
