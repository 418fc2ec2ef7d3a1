import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import type { Ward } from '#features/wards/model.ts'
import { ward } from '#features/wards/queries.ts'
import { WardTitle } from '#features/wards/WardTitle.tsx'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { WardTabs } from './WardTabs.tsx'

/** Around every page of one ward: its name, its other pages, and what needs to know who is on it. */
export function WardFrame({ wardId, children }: { wardId: string; children: (ward: Ward) => ReactNode }) {
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
        {children}
      </Loaded>
    </div>
  )
}
