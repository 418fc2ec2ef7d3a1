import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { isTaken } from '#clinical/care/bed-state.ts'
import { ChangeBedDialog } from '#features/bed-states/ChangeBedDialog.tsx'
import { bed } from '#features/bed-states/queries.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { useOverWard } from './use-over-ward.ts'

export function Component() {
  const { bedId = '' } = useParams()
  const { wardId, close } = useOverWard()
  const query = useQuery(bed(wardId, bedId))
  if (query.data && !isTaken(query.data))
    return <ChangeBedDialog key={bedId} wardId={wardId} bed={query.data} onClose={close} />
  return (
    <Dialog title="Change bed" onClose={close}>
      <div className="dialog-body">
        <Loaded query={query} what="the bed">
          {() => <p>Somebody lies in this bed, or the record says so: there is nothing to change.</p>}
        </Loaded>
      </div>
    </Dialog>
  )
}
