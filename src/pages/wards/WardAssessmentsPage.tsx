import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'

import { AssessmentsGrid, type Inpatient } from '#features/forms/AssessmentsGrid.tsx'
import type { Ward } from '#features/wards/model.ts'
import { ward } from '#features/wards/queries.ts'
import { WardTitle } from '#features/wards/WardTitle.tsx'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { WardTabs } from './WardTabs.tsx'

export function Component() {
  const { wardId = '' } = useParams()
  const query = useQuery(ward(wardId))
  return (
    <div className="page">
      <header className="page-head">
        <WardTitle wardId={wardId} />
        <Link to={paths.wards()} className="button quiet">
          All wards
        </Link>
      </header>
      <WardTabs wardId={wardId} />
      <Loaded query={query} what="the ward list">
        {(found) => <AssessmentsGrid wardId={wardId} inpatients={inpatientsOf(found)} />}
      </Loaded>
    </div>
  )
}

const inpatientsOf = ({ rows }: Ward): Inpatient[] =>
  rows.flatMap(({ bed, state }) => {
    if (state.status !== 'occupied' || !state.occupant.patient) return []
    const { patientId, patient, since } = state.occupant
    return [{ patientId, bed: bed ?? 'No bed', name: patient.name, birth: patient.birth, since }]
  })
