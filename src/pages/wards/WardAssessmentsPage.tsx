import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'

import { AssessmentsGrid } from '#features/forms/AssessmentsGrid.tsx'
import { ward } from '#features/wards/queries.ts'
import { WardTitle } from '#features/wards/WardTitle.tsx'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { inpatientsOf } from './inpatients.ts'
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
