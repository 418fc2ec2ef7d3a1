import type { Composition } from 'fhir/r4'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import type { Reason } from '#clinical/acts/reason.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import type { Stored } from '#fhir/client.ts'

import { noteRows } from './model.ts'
import { useMarkNoteInError } from './mutations.ts'

type Props = {
  patientId: string
  patientLine: string
  seen: Stored<Composition>
  onClose: () => void
}

/** Withdraws a signed note: out of every list, struck out for whoever asks, with the reason. */
export function NoteInErrorDialog({ patientId, patientLine, seen, onClose }: Props) {
  const mark = useMarkNoteInError(patientId)
  const save = { ...mark, mutateAsync: ({ reason }: Reason) => mark.mutateAsync({ seen, reason }) }
  return (
    <ReasonDialog
      title="Mark note in error"
      submit="Mark note in error"
      submitting="Marking note in error…"
      save={save}
      onClose={onClose}
      label="Why is it wrong?"
      hint="It leaves the list of notes, and the document made of it the list of documents. Whoever asks for it sees it struck out, with your name and this reason."
    >
      <p>{patientLine}</p>
      <EntryAsSeen patientId={patientId} seen={seen} toRows={noteRows} save={mark} />
    </ReasonDialog>
  )
}
