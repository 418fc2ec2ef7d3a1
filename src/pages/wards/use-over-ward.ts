import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams } from 'react-router'

import type { Occupant, Ward } from '#features/wards/model.ts'
import { ward } from '#features/wards/queries.ts'
import { paths } from '#lib/paths.ts'

/** What a dialog over the ward stands on: the patient of the address as the ward knows them, and the way back. */
export function useOverWard() {
  const { wardId = '', patientId = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const query = useQuery(ward(wardId))
  const close = () =>
    void navigate({ pathname: paths.ward(wardId), search }, { replace: true, preventScrollReset: true })
  return { wardId, patientId, query, close, found: query.data && placeOf(query.data, patientId) }
}

function placeOf({ rows }: Ward, patientId: string) {
  for (const row of rows) {
    if (row.state.status === 'occupied' && row.state.occupant.patientId === patientId)
      return { row, occupant: row.state.occupant satisfies Occupant }
  }
  return undefined
}
