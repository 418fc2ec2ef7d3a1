import { useQuery } from '@tanstack/react-query'

import { oneSet } from '#clinical/one-set.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { RecordObservationsForm } from './RecordObservationsForm.tsx'
import type { SavedSet } from './SavedNotice.tsx'
import { entrySituation } from './situation.ts'

type Props = {
  patientId: string
  setId: string
  onClose: () => void
  /** After the record has answered, with what it now holds */
  onSaved: (saved: SavedSet) => void
}

/** The form of a new set, filled with what is on record; saving strikes the old one through and writes the new. */
export function AmendObservationsDialog({ patientId, setId, onClose, onSaved }: Props) {
  const situation = useQuery(entrySituation(patientId))
  const set = useQuery(oneSet(patientId, setId))
  if (situation.data && set.data && !set.data.set.struck) {
    // The chart of the time it was observed, which may not be today's.
    const known = { ...situation.data, choice: set.data.set.chart }
    return <RecordObservationsForm situation={known} amended={set.data} onClose={onClose} onSaved={onSaved} />
  }
  return (
    <Dialog title="Amend observations" width="wide" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={situation} what="what is needed to amend observations">
          {() => null}
        </Loaded>
        <Loaded query={set} what="this set">
          {(found) =>
            found.set.struck ? <p>This set is struck through already: there is nothing to amend.</p> : null
          }
        </Loaded>
      </div>
    </Dialog>
  )
}
