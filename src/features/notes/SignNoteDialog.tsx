import type { Composition } from 'fhir/r4'

import { useCan } from '#auth/session.ts'
import { SignDialog } from '#clinical/acts/SignDialog.tsx'
import type { Stored } from '#fhir/client.ts'

import { toNote } from './model.ts'
import type { useSignNote } from './mutations.ts'
import { NoteText } from '#clinical/writing/NoteText.tsx'

type Props = {
  patientLine: string
  draft: Stored<Composition>
  sign: ReturnType<typeof useSignNote>
  onClose: () => void
  onSigned: () => void
}

export function SignNoteDialog({ patientLine, draft, sign, onClose, onSigned }: Props) {
  const complete = useCan('note.sign')
  const { title, sections } = toNote(draft)
  const save = {
    mutateAsync: () => sign.mutateAsync(draft),
    isPending: sign.isPending,
    error: sign.error,
  }
  return (
    <SignDialog
      title={complete ? 'Sign note' : 'Sign note, to be countersigned'}
      submitting="Signing note…"
      patientLine={patientLine}
      save={save}
      onClose={onClose}
      onSigned={onSigned}
    >
      <div className="note-words">
        <h3>{title}</h3>
        <NoteText sections={sections} />
      </div>
      <p className="quiet-text">
        A signed note is not changed any more: later words are added below it.
        {!complete && ' It says “Not countersigned” until somebody qualified has signed it too.'}
      </p>
    </SignDialog>
  )
}
