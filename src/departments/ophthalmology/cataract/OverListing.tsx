import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'

import { type PatientIdentity, patientIdentity } from '#clinical/patient/patient.ts'
import { required, usePatientId } from '#pages/patient/chart-params.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import type { Listing } from './listing.ts'
import { eyeSurgery } from './queries.ts'

export type Parts = { patient: PatientIdentity; listing: Listing; onClose: () => void }
type Props = {
  title: string
  /** Why it cannot be done now, in words; undefined: it can */
  refusal: (listing: Listing) => string | undefined
  children: (parts: Parts) => ReactNode
}

/**
 * A dialog about the listing in the address, over the list or the chart. What was there when it opened is what is changed:
 * whoever was faster is told of.
 */
export function OverListing({ title, refusal, children }: Props) {
  const patientId = usePatientId()
  const requestId = required(useParams()['requestId'])
  const patient = useQuery(patientIdentity(patientId))
  // what was read before may be another's by now: a check in theatre, another lens
  const query = useQuery({ ...eyeSurgery(patientId), staleTime: 0, refetchOnMount: 'always' })
  const onClose = useCloseToList()
  const found = query.data?.listings.find(({ request }) => request.id === requestId)
  const isFresh = query.isFetchedAfterMount && !query.error
  if (patient.data && found && isFresh)
    return (
      <AsOpened key={requestId} listing={found} refusal={refusal}>
        {(listing, refused) =>
          refused ? (
            <Told title={title} onClose={onClose}>
              {refused}
            </Told>
          ) : (
            children({ patient: patient.data, listing, onClose })
          )
        }
      </AsOpened>
    )
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={patient} what="the patient">
          {() => null}
        </Loaded>
        <Loaded query={query} what="this listing">
          {() =>
            isFresh ? (
              <p>This listing is not in the record.</p>
            ) : (
              !query.error && <p role="status">Loading this listing…</p>
            )
          }
        </Loaded>
      </div>
    </Dialog>
  )
}

function AsOpened({
  listing,
  refusal,
  children,
}: Pick<Props, 'refusal'> & {
  listing: Listing
  children: (seen: Listing, refused: string | undefined) => ReactNode
}) {
  const [seen] = useState(listing)
  return children(seen, refusal(seen))
}

export const Told = ({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) => (
  <Dialog title={title} onClose={onClose}>
    <div className="dialog-body">
      <p>{children}</p>
    </div>
  </Dialog>
)

/** Back to what it stands over: everything before `/cataract/:patientId/:requestId/:act`, with its view. */
function useCloseToList() {
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  return () => void navigate(pathname.split('/').slice(0, -4).join('/') + search, { replace: true })
}
