import type { EnterClock } from '#features/clinic-day/mutations.ts'
import { withClock } from '#features/waiting-list/request.ts'

/** What a clinic says of a pathway is entered as the waiting list enters it: by the rules of its clock. */
export const enterClock: EnterClock = (referral, status, on) => withClock(referral, { status, date: on }, on)
