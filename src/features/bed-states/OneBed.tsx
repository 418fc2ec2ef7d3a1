import { useQuery } from '@tanstack/react-query'

import { isTaken } from '#clinical/care/bed-state.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { ChangeBedDialog } from './ChangeBedDialog.tsx'
import { bed } from './queries.ts'

type Props = { wardId: string; bedId: string; onClose: () => void }

/** One bed as it is now, and what to make of it. */
export function OneBed({ wardId, bedId, onClose }: Props) {
  const query = useQuery(bed(wardId, bedId))
  if (query.data && !isTaken(query.data))
    return <ChangeBedDialog key={bedId} wardId={wardId} bed={query.data} onClose={onClose} />
  return (
    <Dialog title="Change bed" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="the bed">
          {() => <p>Somebody lies in this bed, or the record says so: there is nothing to change.</p>}
        </Loaded>
      </div>
    </Dialog>
  )
}
