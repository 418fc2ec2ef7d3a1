import { type Listing, isLensChecked } from './listing.ts'

const isOpen = ({ request, operation }: Listing) => request.status === 'active' && !operation
const closed = 'Not now: this listing is not open any more.'
const noEye = 'This listing does not say which eye: withdraw it, and list the eye anew.'

/** Before the operation, whatever comes first. */
export const whileListed = (listing: Listing): string | undefined =>
  !isOpen(listing) ? closed : listing.eye === undefined ? noEye : undefined

export const toChooseLens = (listing: Listing): string | undefined =>
  whileListed(listing) ??
  (listing.biometry
    ? undefined
    : 'Not now: this eye has not been measured, and the other eye says nothing of it.')

export const toCheckLens = (listing: Listing): string | undefined =>
  whileListed(listing) ?? (listing.lens ? undefined : 'Not now: no lens has been chosen for this eye.')

/** Consent, lens and its double check come first (hazard H13; domain facts §6.3.3). */
export function toStart(listing: Listing): string | undefined {
  const refused = toCheckLens(listing)
  if (refused) return refused
  if (!listing.consent) return 'Not now: no consent is recorded for this operation.'
  if (!isLensChecked(listing)) return 'Not now: a second person has not checked the lens that is chosen.'
  return undefined
}

export const toOperate = (listing: Listing): string | undefined =>
  toStart(listing) ??
  (listing.safetyCheck ? undefined : 'Not now: the check before the start has not been recorded.')

export const toFollowUp = ({ operation, outcome, eye }: Listing): string | undefined =>
  !operation || !eye
    ? 'Not now: no operation is recorded for this listing.'
    : outcome
      ? 'The outcome is recorded already.'
      : undefined
