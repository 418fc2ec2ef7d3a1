import './letters.css'

import type { DocumentReference } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { useCan, useSession } from '#auth/session.ts'
import { type LetterDraft, toDraft, toLetter } from '#clinical/letters/letter.ts'
import type { LetterRecord } from '#clinical/letters/letter-record.ts'
import type { LetterTemplate } from '#clinical/letters/template.ts'
import { SignedWork } from '#clinical/writing/SignedWork.tsx'
import { useDrafts } from '#clinical/writing/use-drafts.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import type { Stored } from '#fhir/client.ts'

import { problemsOf } from './check.ts'
import { HandOver } from './HandOver.tsx'
import { letterDrafts } from './letter-drafts.ts'
import { LetterFields } from './LetterFields.tsx'
import { LetterLink } from './LetterLink.tsx'
import { LetterPreview } from './LetterPreview.tsx'
import { useSignLetter } from './mutations.ts'
import { newLetter } from './new-letter.ts'
import { Problems } from './Problems.tsx'

type Props = Pick<WorkProps, 'patient' | 'frame'> & {
  template: LetterTemplate
  stored: Stored<DocumentReference> | undefined
  /** What it begins with: the draft, or the signed letter it replaces */
  from: DocumentReference | undefined
  record: LetterRecord
  entryId: string
  replaces: string
}

/** Filled in from the record, put right by who writes it, kept as a draft in the record until it is signed. */
export function WriteLetter({ patient, frame, template, stored, from, record, entryId, replaces }: Props) {
  const session = useSession()
  const { people } = record
  const maySign = useCan(template.kind === 'clinical' ? 'note.sign' : 'letter.write')
  const [problems, setProblems] = useState<string[]>([])
  const form = useForm<LetterDraft>({
    defaultValues: from ? toDraft(from, template) : newLetter(template, record, session.name),
  })
  const drafts = useDrafts(letterDrafts, patient.id, stored ? [stored] : [])
  const frameOf = (id: string) => ({
    patient: record.identity,
    entryId: id,
    template,
    session,
    appointmentId: record.appointment?.id,
    ...(replaces ? { replaces } : {}),
  })
  const isReady = (values: LetterDraft) => {
    const found = problemsOf(values, template, people)
    setProblems(found)
    return found.length === 0
  }
  return (
    <SignedWork
      title={template.title}
      kind="letter"
      entryId={entryId}
      patient={patient}
      frame={frame}
      drafts={drafts}
      form={form}
      compose={(values, id, base) => toLetter(values, frameOf(id), new Date(), base ?? stored)}
      read={(draft) => toDraft(draft, template)}
      show={(draft) => <LetterPreview letter={draft} reader={record} />}
      isReady={isReady}
      sign={useSignLetter(patient.id, people)}
      signTitle={maySign ? 'Sign letter' : undefined}
      signNote={
        <p className="quiet-text">
          A signed letter is not changed any more; another may take its place. It is then ready to be printed:
          nothing leaves the hospital by itself.
        </p>
      }
      signed={(draft) => (
        <p role="status" className="notice success">
          <span>
            Signed. It is in the documents of this patient, and waits to be printed or sent.{' '}
            <LetterLink patientId={patient.id} letterId={draft.id} />
          </span>
        </p>
      )}
      foot={(save) => (
        <HandOver
          save={save}
          patientId={patient.id}
          clinician={record.facts.with}
          maySign={maySign}
          onDone={frame.onClose}
        />
      )}
    >
      <Problems problems={problems} asked />
      {record.failed.length > 0 && (
        <p role="alert" className="notice warning">
          Could not load {record.failed.join(', ')}: nothing is filled in from there.
        </p>
      )}
      <LetterFields people={people} />
    </SignedWork>
  )
}
