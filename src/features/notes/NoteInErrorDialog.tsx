import { zodResolver } from '@hookform/resolvers/zod'
import type { Composition } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { type InErrorDraft, inErrorDraft } from '#clinical/acts/in-error.ts'
import type { Stored } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

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
  const form = useForm({ resolver: zodResolver(inErrorDraft), defaultValues: { reason: '' } })
  const mark = useMarkNoteInError(patientId)
  const save = { ...mark, mutateAsync: ({ reason }: InErrorDraft) => mark.mutateAsync({ seen, reason }) }
  return (
    <FormDialog
      title="Mark note in error"
      submit="Mark note in error"
      submitting="Marking note in error…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <EntryAsSeen patientId={patientId} seen={seen} toRows={noteRows} save={mark} />
        <TextField
          name="reason"
          label="Why is it wrong?"
          hint="It leaves the list of notes, and the document made of it the list of documents. Whoever asks for it sees it struck out, with your name and this reason."
          multiline
          rows={3}
          autoFocus
        />
      </div>
    </FormDialog>
  )
}
