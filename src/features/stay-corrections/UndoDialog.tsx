import type { Encounter } from 'fhir/r4'
import { useState } from 'react'

import { useCan } from '#auth/session.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Dialog } from '#ui/Dialog.tsx'

import { useUndo } from './mutations.ts'
import { lastStep } from './undo.ts'

type Props = { patientId: string; patientLine: string; stay: Stored<Encounter>; onClose: () => void }

/** A discharge, a death, a move or leave that was not: the stay is as it was before. */
export function UndoDialog({ patientId, patientLine, stay, onClose }: Props) {
  const mayRegister = useCan('patient.register')
  const [seen] = useState(stay)
  const step = lastStep(seen)
  const save = useUndo(patientId, seen, mayRegister)
  if (!step)
    return (
      <Dialog title="Cancel last step" onClose={onClose}>
        <div className="dialog-body">
          <p>
            Nothing has happened since the admission. An admission that never was is cancelled as a whole.
          </p>
        </div>
      </Dialog>
    )
  return (
    <ReasonDialog title="Cancel last step" submit="Cancel last step" save={save} onClose={onClose}>
      <p>
        {patientLine}. What is taken back: <strong>{step.words}</strong>,{' '}
        {formatDateTime(new Date(step.at).toISOString())}. The stay is as it was before; what was written
        stays in its history.
        {seen.status === 'finished' &&
          (mayRegister
            ? ' Of somebody who was said to have died then, the record says so no more.'
            : ' If the record says that the patient died then, a clerk takes that back.')}
      </p>
    </ReasonDialog>
  )
}
