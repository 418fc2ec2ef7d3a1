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
        {(found) => (
          <>
            <NotShown ward={found} />
            {children(found)}
          </>
        )}
      </Loaded>
    </div>
  )
}

/** A list of the ward's patients is whole, or says how many are not in it (hazard H4). */
function NotShown({ ward: { rows, withheld } }: { ward: Ward }) {
  const hidden =
    withheld +
    rows.filter(
      ({ state }) =>
        state.status === 'restricted' || (state.status === 'occupied' && !state.occupant.patient),
    ).length
  if (hidden === 0) return null
  return (
    <p className="notice quiet">
      {hidden === 1 ? '1 patient of this ward is' : `${hidden} patients of this ward are`} not on this page:
      restricted.
    </p>
  )
}
