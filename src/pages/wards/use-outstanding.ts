import { useQuery } from '@tanstack/react-query'

import { useCan } from '#auth/session.ts'
import { overdueForms } from '#features/forms/outstanding.ts'
import { lastFilled } from '#features/forms/queries.ts'
import { patientIdsOf } from '#features/wards/model.ts'
import type { OutstandingAsked } from '#features/wards/outstanding.ts'
import { ward } from '#features/wards/queries.ts'
import { useNow } from '#lib/use-now.ts'

import { inpatientsOf } from './inpatients.ts'

/** Which assessments of each patient are overdue, as the board shows it: forms know what is due, the ward who is here. */
export function useOutstanding(wardId: string): OutstandingAsked {
  const clinical = useCan('chart.read')
  const { data: found } = useQuery(ward(wardId))
  const patientIds = found ? patientIdsOf(found) : []
  const { data, error } = useQuery({
    ...lastFilled(wardId, patientIds),
    enabled: clinical && patientIds.length > 0,
  })
  const now = useNow()
  if (!data || !found) return { data: undefined, error }
  const of = overdueForms(data, inpatientsOf(found), now)
  return { data: { of, withheld: data.withheld, unreadable: 0 }, error }
}
