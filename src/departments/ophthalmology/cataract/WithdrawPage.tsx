import type { Reason } from '#clinical/acts/reason.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'

import { AboutListing } from './AboutListing.tsx'
import { OverListing, type Parts } from './OverListing.tsx'
import { useListingAct } from './use-listing-act.ts'

const title = 'Withdraw listing'

export const Component = () => (
  <OverListing
    title={title}
    refusal={({ request }) =>
      request.status === 'active' ? undefined : 'This listing is not open any more.'
    }
  >
    {(parts) => <Withdraw {...parts} />}
  </OverListing>
)

/** The order is revoked; its place on the waiting list stays, for there a clock ticks that somebody has to answer for. */
function Withdraw({ patient, listing, onClose }: Parts) {
  const { request } = listing
  const save = useListingAct(patient.id, ({ reason }: Reason) => ({
    change: [{ seen: request, to: { ...request, status: 'revoked' as const } }],
    reason,
  }))
  return (
    <ReasonDialog
      title={title}
      submit={title}
      submitting="Withdrawing…"
      save={save}
      onClose={onClose}
      hint="The place on the waiting list stays until it is removed there, with what stops its clock."
    >
      <AboutListing patient={patient} listing={listing} />
    </ReasonDialog>
  )
}
