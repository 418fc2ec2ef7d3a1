import { lazy, Suspense } from 'react'
import { useBlocker } from 'react-router'

import { wordsWouldBeLost } from './unsaved-words.ts'

// Whatever holds words has fetched it already.
const LeaveDialog = lazy(() => import('./LeaveDialog.tsx').then((file) => ({ default: file.LeaveDialog })))

/** Asks once before another address, whatever it is that still holds words: the router hears only one such guard. */
export function LeaveGuard() {
  const blocker = useBlocker(wordsWouldBeLost)
  return blocker.state === 'blocked' ? (
    <Suspense>
      <LeaveDialog onLeave={() => blocker.proceed()} onStay={() => blocker.reset()} />
    </Suspense>
  ) : null
}
