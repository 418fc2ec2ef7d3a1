import { useQuery } from '@tanstack/react-query'

import { ward } from './queries.ts'

/** The name of the ward; while it is on its way, the word for it. */
export function WardTitle({ wardId }: { wardId: string }) {
  const { data } = useQuery(ward(wardId))
  return (
    <div>
      <h1>{data?.name ?? 'Ward'}</h1>
      {data?.site && <p>{data.site}</p>}
    </div>
  )
}
