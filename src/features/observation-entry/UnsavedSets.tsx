import { lazy, Suspense } from 'react'

import { useSession } from '#auth/session.ts'

import { useKeptSets } from './kept-sets.ts'

// it comes with the form, before there is anything to show: a set is kept when there is no network to fetch it by
const KeptSets = lazy(() => import('./KeptSets.tsx'))

/** Sets that are not in the record, until each has been sent or put away; nothing is sent unasked. */
export function UnsavedSets() {
  const { userId } = useSession()
  const sets = useKeptSets().filter((one) => one.userId === userId)
  return sets.length === 0 ? null : (
    <Suspense>
      <KeptSets sets={sets} />
    </Suspense>
  )
}
