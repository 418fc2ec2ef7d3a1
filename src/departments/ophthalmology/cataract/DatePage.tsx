import { identityLine } from '#clinical/patient/patient.ts'
import { OfferDialog } from '#features/waiting-list/OfferDialog.tsx'
import { queryClient } from '#lib/query-client.ts'

import { OverListing, type Parts, Told } from './OverListing.tsx'
import { cataractKey } from './queries.ts'
import { whileListed } from './refusals.ts'

const title = 'Record offer'

/** The date stands on the waiting list, and is offered by its own dialog: booked in one place, seen in both. */
export const Component = () => (
  <OverListing title={title} refusal={whileListed}>
    {(parts) => <Offer {...parts} />}
  </OverListing>
)

function Offer({ patient, listing, onClose }: Parts) {
  if (!listing.waiting)
    return (
      <Told title={title} onClose={onClose}>
        This listing has no place on the waiting list: withdraw it, and list the eye anew.
      </Told>
    )
  return (
    <OfferDialog
      patientId={patient.id}
      patientLine={identityLine(patient)}
      seen={listing.waiting}
      onClose={() => {
        void queryClient.invalidateQueries({ queryKey: cataractKey })
        onClose()
      }}
    />
  )
}
