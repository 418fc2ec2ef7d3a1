import type { OffList } from '#features/admission/mutations.ts'
import { removed } from '#features/waiting-list/request.ts'
import { londonWallClock } from '#lib/london-time.ts'

/** Admitted electively, and first definitive treatment (domain facts §5.1, §5.3): how the waiting list takes it off. */
export const offList: OffList = (referral, on) =>
  removed(referral, { reason: '1', on, status: '30', note: '' }, londonWallClock(Date.now()).slice(0, 10))
