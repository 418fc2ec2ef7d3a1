import './notes.css'

import { useQuery } from '@tanstack/react-query'
import type { Composition } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { useCan, useSession } from '#auth/session.ts'
import { noteDrafts, toDraft } from '#clinical/writing/draft-composition.ts'
import { currentVisits } from '#clinical/care/encounter.ts'
import { SignedWork } from '#clinical/writing/SignedWork.tsx'
import { useDrafts } from '#clinical/writing/use-drafts.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import { isWritten, toWriting, type Writing } from '#clinical/writing/writing.ts'
import type { Stored } from '#fhir/client.ts'
import { TextField } from '#ui/fields.tsx'

import { toNote } from './model.ts'
import { useSignNote } from './mutations.ts'
import { NoteText } from '#clinical/writing/NoteText.tsx'
import { QuotePicker } from './QuotePicker.tsx'
import type { Template } from './templates.ts'
import { WritingSections } from './WritingSections.tsx'

type Props = Pick<WorkProps, 'patient' | 'frame'> & {
  entryId: string
  template: Template
  stored: Stored<Composition> | undefined
}

/** A note while it is written: it saves itself, and ends by being signed or discarded. */
export function WriteNote({ patient, entryId, template, stored, frame }: Props) {
  const session = useSession()
  const complete = useCan('note.sign')
  const visits = useQuery(currentVisits(patient.id))
  const [quoting, setQuoting] = useState(false)
  const [nothing, setNothing] = useState(false)
  const form = useForm<Writing>({
    defaultValues: toWriting(stored ?? { title: template.title }, template.headings),
  })
  const drafts = useDrafts(noteDrafts, patient.id, stored ? [stored] : [])
  const encounterId =
    stored?.encounter?.reference?.split('/').at(-1) ?? visits.data?.entries.find(({ current }) => current)?.id
  const { type, relatesTo } = template
  return (
    <SignedWork
      title={template.title}
      kind="note"
      entryId={entryId}
      patient={patient}
      frame={frame}
      drafts={drafts}
      form={form}
      compose={(writing, id) =>
        toDraft(
          writing,
          { patientId: patient.id, encounterId, entryId: id, type, session, relatesTo },
          new Date(),
        )
      }
      read={(draft) => toWriting(draft, template.headings)}
      show={(draft) => <Whole note={draft} />}
      isReady={({ sections }) => {
        setNothing(!sections.some(isWritten))
        return sections.some(isWritten)
      }}
      sign={useSignNote(patient.id)}
      signTitle={complete ? 'Sign note' : 'Sign note, to be countersigned'}
      signNote={
        <p className="quiet-text">
          A signed note is not changed any more: later words are added below it.
          {!complete && ' It says “Not countersigned” until somebody qualified has signed it too.'}
        </p>
      }
      signed={(note) => (
        <>
          <p role="status" className="notice success">
            Signed. It is in the notes of this patient.
          </p>
          <NoteText sections={toNote(note).sections} level={3} />
        </>
      )}
      foot={() => (
        <button type="button" className="button" aria-expanded={quoting} onClick={() => setQuoting(!quoting)}>
          Quote from the record
        </button>
      )}
    >
      {nothing && (
        <p role="alert" className="notice warning">
          Nothing is written yet.
        </p>
      )}
      {quoting && <QuotePicker patient={patient} onDone={() => setQuoting(false)} />}
      {template.named && <TextField name="title" label="Title" maxLength={120} />}
      <WritingSections />
    </SignedWork>
  )
}

function Whole({ note }: { note: Stored<Composition> }) {
  const { title, sections } = toNote(note)
  return (
    <>
      <h3>{title}</h3>
      <NoteText sections={sections} />
    </>
  )
}
