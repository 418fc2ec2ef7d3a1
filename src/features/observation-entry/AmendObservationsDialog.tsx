import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { type OneSet, oneSet } from '#clinical/observations/one-set.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { RecordObservationsForm } from './RecordObservationsForm.tsx'
import type { SavedSet } from './SavedNotice.tsx'
import { type EntrySituation, entrySituation } from './situation.ts'

type Props = {
  patientId: string
  setId: string
  onClose: () => void
  /** After the record has answered, with what it now holds */
  onSaved: (saved: SavedSet) => void
}

/** The form of a new set, filled with what is on record; saving strikes the old one through and writes the new. */
export function AmendObservationsDialog({ patientId, setId, ...rest }: Props) {
  const situation = useQuery(entrySituation(patientId))
  const set = useQuery(oneSet(patientId, setId))
  if (situation.data && set.data) {
    return <AmendThis situation={situation.data} found={set.data} {...rest} />
  }
  return (
    <Dialog title="Amend observations" width="wide" onClose={rest.onClose}>
      <div className="dialog-body">
        <Loaded query={situation} what="what is needed to amend observations">
          {() => null}
        </Loaded>
        <Loaded query={set} what="this set">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

type AmendProps = Pick<Props, 'onClose' | 'onSaved'> & { situation: EntrySituation; found: OneSet }

/** As it was when it was opened: what somebody else does to the set meanwhile must not take away what is being typed. */
function AmendThis({ situation, found, onClose, onSaved }: AmendProps) {
  const [opened] = useState(found)
  if (opened.set.struck) {
    return (
      <Dialog title="Amend observations" onClose={onClose}>
        <p className="dialog-body">This set is struck through already: there is nothing to amend.</p>
      </Dialog>
    )
  }
  // The chart of the time it was observed, which may not be today's.
  const known = { ...situation, choice: opened.set.chart }
  return <RecordObservationsForm situation={known} amended={opened} onClose={onClose} onSaved={onSaved} />
}
