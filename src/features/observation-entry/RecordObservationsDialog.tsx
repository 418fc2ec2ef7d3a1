import { usePrefetchQuery, useQuery } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { escalationPolicy } from '#clinical/escalation/policy-in-force.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { type InRound, RecordObservationsForm } from './RecordObservationsForm.tsx'
import type { SavedSet } from './SavedNotice.tsx'
import { entrySituation } from './situation.ts'

type Props = {
  patientId: string
  onClose: () => void
  /** After the record has answered, with what it now holds */
  onSaved: (saved: SavedSet) => void
  round?: InRound
}

/** Entry of one set. Who it is for, which chart and which scale are known before the first field is there. */
export function RecordObservationsDialog({ patientId, onClose, onSaved, round }: Props) {
  const { post } = useSession()
  // whom the set calls is known before it is saved, whatever becomes of the network meanwhile
  usePrefetchQuery(escalationPolicy(post.orgCode))
  const query = useQuery(entrySituation(patientId))
  // A refetch must not take the form away: what was known at the start holds until it is closed.
  if (query.data)
    return (
      <RecordObservationsForm
        situation={query.data}
        onClose={onClose}
        onSaved={onSaved}
        {...(round ? { round } : {})}
      />
    )
  return (
    <Dialog title="Record observations" width="wide" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="what is needed to record observations">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}
