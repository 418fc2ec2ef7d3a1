import type { LoaderFunctionArgs } from 'react-router'

import { canNow } from '#auth/session.ts'
import { timelineFromAddress } from '#features/timeline/queries.ts'
import { TimelineSection } from '#features/timeline/TimelineSection.tsx'
import { queryClient } from '#lib/query-client.ts'

import { patientIdOf, usePatientId } from './chart-params.ts'

/** Asked for beside the banner, and never waited for by it. */
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
