import './letters.css'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Appointment } from 'fhir/r4'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { letterRecord, type LetterRecord } from '#clinical/letters/letter-record.ts'
import { type LetterDraft, toLetter } from '#clinical/letters/letter.ts'
import { type LetterTemplate, letterTemplates } from '#clinical/letters/template.ts'
import { identityLine } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { appointmentTemplates, purposeFor } from './appointment-template.ts'
import { CalendarButton } from './CalendarButton.tsx'
import { problemsOf } from './check.ts'
import { LetterFields } from './LetterFields.tsx'
import { LetterLink } from './LetterLink.tsx'
import { LetterPreview } from './LetterPreview.tsx'
import { useFileLetter } from './mutations.ts'
import { newLetter } from './new-letter.ts'
import { Problems } from './Problems.tsx'
import { letterByEntry, lettersAbout } from './queries.ts'

type Props = {
  patientId: string
  appointment: Stored<Appointment>
  /** Signed and filed: to be printed */
  onSigned: (letterId: string) => void
  onClose: () => void
}

const title = 'Appointment letter'

/** The letter about one appointment: filled in, shown as it is printed, signed in one step. */
export function AppointmentLetterDialog(props: Props) {
  const { patientId, appointment, onClose } = props
  const { post } = useSession()
  const about = { patientId, orgCode: post.orgCode, appointmentId: appointment.id, clinical: false }
  const record = useQuery(letterRecord(about))
  const templates = useQuery(letterTemplates(post.orgCode))
  const fitting = appointmentTemplates(templates.data ?? [])
  const [first] = [...fitting.filter(({ purpose }) => purpose === purposeFor(appointment)), ...fitting]
  if (record.data && first) return <Write {...props} record={record.data} templates={fitting} first={first} />
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={record} what="what the letter is filled in from">
          {() => (
            <Loaded query={templates} what="the templates">
              {() => <p className="notice quiet">The record holds no templates for appointment letters.</p>}
            </Loaded>
          )}
        </Loaded>
      </div>
    </Dialog>
  )
}

type WriteProps = Props & {
  record: LetterRecord
  templates: readonly LetterTemplate[]
  first: LetterTemplate
}

function Write({ patientId, appointment, onSigned, onClose, record, templates, first }: WriteProps) {
  const session = useSession()
  const queryClient = useQueryClient()
  const [template, setTemplate] = useState(first)
  const [entryId] = useState(newEntryId)
  const [openedAt] = useState(() => new Date())
  const earlier = useQuery(lettersAbout(patientId, appointment.id))
  const form = useForm<LetterDraft>({ defaultValues: newLetter(first, record, session.name) })
  const values = useWatch({ control: form.control })
  const draft = { ...form.getValues(), ...values } as LetterDraft
  const compose = (written: LetterDraft, now: Date) =>
    toLetter(
      written,
      { patient: record.identity, entryId, template, session, appointmentId: appointment.id },
      now,
    )
  const file = useFileLetter(patientId, record.people)
  const problems = problemsOf(draft, template, record.people)
  return (
    <FormDialog
      title={title}
      submit="Sign letter"
      submitting="Signing letter…"
      form={form}
      save={{
        ...file,
        mutateAsync: async (written: LetterDraft) => {
          const [problem] = problemsOf(written, template, record.people)
          if (problem) throw new Error(problem)
          await file.mutateAsync(compose(written, new Date()))
        },
      }}
      onClose={onClose}
      onSaved={() => {
        // it is signed: where it cannot be found just now, it stands in the documents
        queryClient
          .query(letterByEntry(patientId, entryId))
          .then((letter) => (letter ? onSigned(letter.id) : onClose()), onClose)
      }}
      width="wide"
      foot={<CalendarButton appointment={appointment} clinic={record.clinic} />}
    >
      <div className="stack">
        <p>{identityLine(record.identity)}</p>
        {earlier.data?.map(({ id, description, date }) => (
          <p key={id} className="notice quiet">
            Written already: {description}, {formatDateTime(date)}.{' '}
            <LetterLink patientId={patientId} letterId={id} />
          </p>
        ))}
        <label className="field">
          Template
          <select
            className="input"
            value={template.url}
            onChange={({ target }) => {
              const chosen = templates.find(({ url }) => url === target.value) ?? first
              setTemplate(chosen)
              form.reset(newLetter(chosen, record, session.name))
            }}
          >
            {templates.map(({ url, title: words }) => (
              <option key={url} value={url}>
                {words}
              </option>
            ))}
          </select>
          <span className="hint">{template.source}</span>
        </label>
        <Problems problems={problems} />
        <div className="letter-sides">
          <div className="stack" key={template.url}>
            <LetterFields people={record.people} />
          </div>
          <div>
            <LetterPreview letter={compose(draft, openedAt)} reader={record} />
          </div>
        </div>
      </div>
    </FormDialog>
  )
}
