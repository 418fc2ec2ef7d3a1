import './notes.css'

import type { Composition } from 'fhir/r4'

import { SignDialog } from '#clinical/acts/SignDialog.tsx'
import type { Stored } from '#fhir/client.ts'
import { Dialog } from '#ui/Dialog.tsx'

import { toNote } from './model.ts'
import { useCountersign } from './mutations.ts'
import { NoteArticle } from './NoteArticle.tsx'

type Props = {
  patientId: string
  patientLine: string
  seen: Stored<Composition>
  onClose: () => void
}

/** Somebody qualified reads what a student has signed, and puts their name under it. */
export function CountersignDialog({ patientId, patientLine, seen, onClose }: Props) {
  const countersign = useCountersign(patientId)
  const note = toNote(seen)
  if (!note.awaitsCountersignature)
    return (
      <Dialog title="Countersign note" onClose={onClose}>
        <div className="dialog-body stack">
          <p>This note does not wait for a countersignature any more.</p>
          <NoteArticle note={note} />
        </div>
      </Dialog>
    )
  const save = {
    mutateAsync: () => countersign.mutateAsync(seen),
    isPending: countersign.isPending,
    error: countersign.error,
  }
  return (
    <SignDialog
      title="Countersign note"
      submitting="Countersigning note…"
      patientLine={patientLine}
      save={save}
      onClose={onClose}
      onSigned={onClose}
    >
      <NoteArticle note={note} />
      <p className="quiet-text">
        You take responsibility for it as it stands. What you want to say differently is added below it.
      </p>
    </SignDialog>
  )
}
