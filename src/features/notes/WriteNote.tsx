import './notes.css'

import { useQuery } from '@tanstack/react-query'
import type { Composition } from 'fhir/r4'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { alone, noteDrafts, toDraft } from '#clinical/writing/draft-composition.ts'
import { DraftConflict } from '#clinical/writing/DraftConflict.tsx'
import { DraftWorkspace } from '#clinical/writing/DraftWorkspace.tsx'
import { currentVisits } from '#clinical/care/encounter.ts'
import { identityLine } from '#clinical/patient/patient.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { useDrafts } from '#clinical/writing/use-drafts.ts'
import { useOpenWork, type WorkProps } from '#clinical/writing/work.ts'
import { isWritten, toWriting, type Writing } from '#clinical/writing/writing.ts'
import type { Stored } from '#fhir/client.ts'
import { TextField } from '#ui/fields.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { toNote } from './model.ts'
import { useSignNote } from './mutations.ts'
import { NoteText } from '#clinical/writing/NoteText.tsx'
import { QuotePicker } from './QuotePicker.tsx'
import { SignNoteDialog } from './SignNoteDialog.tsx'
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
  const visits = useQuery(currentVisits(patient.id))
  const openWork = useOpenWork()
  const [step, setStep] = useState<'writing' | 'signing' | 'signed'>('writing')
  const [quoting, setQuoting] = useState(false)
  const [nothing, setNothing] = useState(false)
  const form = useForm<Writing>({
    defaultValues: toWriting(stored ?? { title: template.title }, template.headings),
  })
  const drafts = useDrafts(noteDrafts, patient.id, stored ? [stored] : [])
  const { keeper, autosave, flush } = drafts
  const sign = useSignNote(patient.id)
  const encounterId =
    stored?.encounter?.reference?.split('/').at(-1) ?? visits.data?.entries.find(({ current }) => current)?.id
  const { type, relatesTo } = template
  const compose = (writing: Writing, id = entryId) =>
    toDraft(
      writing,
      { patientId: patient.id, encounterId, entryId: id, type, session, relatesTo },
      new Date(),
    )
  useEffect(() =>
    form.subscribe({
      formState: { values: true },
      callback: ({ values }) => autosave.typed(alone(compose(values))),
    }),
  )

  async function toSigning() {
    setNothing(!form.getValues().sections.some(isWritten))
    if (!form.getValues().sections.some(isWritten)) return
    await autosave.flush()
    if (keeper.kept().length > 0) setStep('signing')
  }
  async function goOnAsNew() {
    // what is on its way must not arrive after this
    await autosave.flush().catch(() => undefined)
    const id = newEntryId()
    const another = alone(compose(form.getValues(), id))
    keeper.over([])
    await keeper.write(another.entryIds, another.compose)
    autosave.settle()
    openWork({ kind: 'note', id })
  }

  function settle(theirs: Stored<Composition>) {
    keeper.over([theirs])
    sign.reset()
    setStep('writing')
  }

  const [kept] = keeper.kept()
  const [theirs] = drafts.elsewhere(sign.error) ?? []
  if (step === 'signed' && kept)
    return (
      <Workspace
        title={template.title}
        {...frame}
        foot={
          <button type="button" className="button primary" onClick={frame.onClose}>
            Close
          </button>
        }
      >
        <p role="status" className="notice success">
          Signed. It is in the notes of this patient.
        </p>
        <NoteText sections={toNote(kept).sections} level={3} />
      </Workspace>
    )
  return (
    <DraftWorkspace
      title={template.title}
      drafts={drafts}
      form={form}
      frame={frame}
      foot={
        <>
          <button
            type="button"
            className="button primary"
            onClick={() => void toSigning().catch(() => undefined)}
          >
            Sign…
          </button>
          <button
            type="button"
            className="button"
            aria-expanded={quoting}
            onClick={() => setQuoting(!quoting)}
          >
            Quote from the record
          </button>
        </>
      }
      conflict={
        theirs && (
          <DraftConflict
            theirs={theirs}
            show={(composition) => <NoteText sections={toNote(composition).sections} />}
            onKeepMine={(seen) => {
              settle(seen)
              autosave.typed(alone(compose(form.getValues())))
              flush()
            }}
            onTakeTheirs={(seen) => {
              settle(seen)
              form.reset(toWriting(seen, template.headings))
              autosave.settle()
            }}
            onNew={() => void goOnAsNew().catch(() => undefined)}
          />
        )
      }
      dialog={
        step === 'signing' &&
        kept &&
        !theirs && (
          <SignNoteDialog
            patientLine={identityLine(patient)}
            draft={kept}
            sign={sign}
            onClose={() => setStep('writing')}
            onSigned={() => setStep('signed')}
          />
        )
      }
    >
      {nothing && (
        <p role="alert" className="notice warning">
          Nothing is written yet.
        </p>
      )}
      {quoting && <QuotePicker patient={patient} onDone={() => setQuoting(false)} />}
      {template.named && <TextField name="title" label="Title" maxLength={120} />}
      <WritingSections />
    </DraftWorkspace>
  )
}
