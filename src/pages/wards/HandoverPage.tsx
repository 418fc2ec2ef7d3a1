import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useParams } from 'react-router'

import { AllergyState } from '#features/allergies/AllergyState.tsx'
import { toAllergyList } from '#features/allergies/model.ts'
import { HandoverList } from '#features/handover/HandoverList.tsx'
import { ward } from '#features/wards/queries.ts'
import { WardTitle } from '#features/wards/WardTitle.tsx'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { handoverPatients } from './handover-patients.ts'
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
        {(found) => (
          <HandoverList
            wardId={wardId}
            wardName={found.name}
            patients={handoverPatients(found)}
            allergiesOf={(resources) => {
              const list = toAllergyList({ resources, withheld: 0 })
              return list.status === 'known' ? (
                `Allergies: ${list.allergies.map(({ substance }) => substance).join('; ')}`
              ) : (
                <>
                  Allergies: <AllergyState list={list} />
                </>
              )
            }}
          />
        )}
      </Loaded>
      <Outlet />
    </div>
  )
}
