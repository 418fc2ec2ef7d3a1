import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { Ward } from '#features/wards/model.ts'
import { ward } from '#features/wards/queries.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { WardHead } from './WardHead.tsx'

/** Around every page of one ward: its name, its other pages, and what needs to know who is on it. */
export function WardFrame({ wardId, children }: { wardId: string; children: (ward: Ward) => ReactNode }) {
  const query = useQuery(ward(wardId))
  return (
    <div className="page">
      <WardHead wardId={wardId} />
      <Loaded query={query} what="the ward list">
        {children}
      </Loaded>
    </div>
  )
}
