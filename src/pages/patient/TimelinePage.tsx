import type { LoaderFunctionArgs } from 'react-router'

import { canNow } from '#auth/session.ts'
import { timelineFromAddress } from '#features/timeline/queries.ts'
import { TimelineSection } from '#features/timeline/TimelineSection.tsx'
import { queryClient } from '#lib/query-client.ts'

import { patientIdOf, usePatientId } from './chart-params.ts'

/** Asked for in the same tick as the banner, so that the first sight is one round trip. */
export function loader(args: LoaderFunctionArgs) {
  if (!canNow('chart.read')) return null
  const { searchParams } = new URL(args.request.url)
  for (const part of timelineFromAddress(patientIdOf(args), searchParams))
    queryClient.infiniteQuery(part).catch(() => undefined) // each part tells of its own failure
  return null
}

export function Component() {
  return (
    <>
      <h1>Timeline</h1>
      <TimelineSection patientId={usePatientId()} />
    </>
  )
}
