import '#departments/ophthalmology/ophthalmology.css'

import { useQuery } from '@tanstack/react-query'
import type { Composition } from 'fhir/r4'
import { useDeferredValue, useEffect, useState } from 'react'
import { useForm, useFormContext, useWatch } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { currentVisits } from '#clinical/care/encounter.ts'
import { toNoteSections } from '#clinical/writing/note-sections.ts'
import { NoteText } from '#clinical/writing/NoteText.tsx'
import { SignedWork } from '#clinical/writing/SignedWork.tsx'
import { useDrafts } from '#clinical/writing/use-drafts.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Finding } from '#departments/ophthalmology/eye/finding.ts'
import { eyeExaminations } from '#departments/ophthalmology/eye/queries.ts'
import type { Stored } from '#fhir/client.ts'
import { DateTimeField, RadioField, TextField } from '#ui/fields.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { examinationDrafts, planTitle, toComposition, toExamination } from './draft.ts'
import { useSignExamination } from './mutations.ts'
import { PickSections } from './PickSections.tsx'
import { problemsOf } from './problems.ts'
import { SectionFields } from './SectionFields.tsx'
import { type Examination, sectionNames, sectionsOf, states } from './values.ts'

type Props = Pick<WorkProps, 'patient' | 'frame'> & {
  entryId: string
  begun: Examination
  stored: Stored<Composition> | null
}

const stateOptions = states.map((state) => ({ value: state, label: state }))

/** One visit, both eyes side by side; nothing of the last one is carried over, it stands beside each part with its date. */
export function WriteExamination({ patient, entryId, begun, stored, frame }: Props) {
  const session = useSession()
  const visits = useQuery(currentVisits(patient.id))
  const earlier = useQuery(eyeExaminations(patient.id))
  const form = useForm<Examination>({ defaultValues: begun })
  const drafts = useDrafts(examinationDrafts, patient.id, stored ? [stored] : [])
  const [problems, setProblems] = useState(0)
  const amends = useWatch({ control: form.control, name: 'amends' })
  const encounterId =
    stored?.encounter?.reference?.split('/').at(-1) ?? visits.data?.entries.find(({ current }) => current)?.id
  const { clearErrors } = form
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          if (name && form.getFieldState(name as 'at').error) clearErrors(name as 'at')
        },
      }),
    [form, clearErrors],
  )

  function isReady(written: Examination) {
    const found = problemsOf(written, Date.now())
    clearErrors()
    // the names are those of fields of this form
    for (const { name, message } of found) form.setError(name as 'at', { type: 'said', message })
    setProblems(found.length)
    const [first] = found
    if (first) form.setFocus(first.name as 'at')
    return found.length === 0
  }

  return (
    <SignedWork
      title="Eye examination"
      kind="eyes"
      entryId={entryId}
      patient={patient}
      frame={frame}
      drafts={drafts}
      form={form}
      compose={(examination, id) =>
        toComposition(examination, { patientId: patient.id, encounterId, entryId: id, session }, new Date())
      }
      read={(draft) => toExamination(draft, begun.at)}
      show={(draft) => <NoteText sections={toNoteSections(draft.section)} />}
      isReady={isReady}
      sign={useSignExamination(patient.id)}
      signTitle="Sign examination"
      signNote={
        <p className="quiet-text">
          {amends
            ? 'It takes the place of the examination it amends, which is marked as entered in error with your reason.'
            : 'A signed examination is amended with a reason, never changed silently.'}
        </p>
      }
      signed={(draft) => (
        <>
          <p role="status" className="notice success">
            Signed. It is among the examinations and the notes of this patient.
          </p>
          <div className="note-words">
            <NoteText sections={toNoteSections(draft.section)} level={3} />
          </div>
        </>
      )}
    >
      <div className="examination stack">
        {problems > 0 && (
          <p role="alert" className="notice not-saved">
            <span>
              <strong>Not signed.</strong> {problems === 1 ? 'One answer needs' : `${problems} answers need`}{' '}
              another look.
            </span>
          </p>
        )}
        {amends && <TextField name="why" label="Why the signed examination is amended" maxLength={500} />}
        <div className="fields">
          <DateTimeField name="at" label="When" />
        </div>
        <PickSections />
        <div className="eyes">
          {eyes.map((eye) => (
            <RadioField key={eye} name={`${eye}.state`} label={eyeWords[eye]} options={stateOptions} />
          ))}
        </div>
        <Loaded query={earlier} what="what was found before">
          {() => null}
        </Loaded>
        <Sections before={earlier.data?.findings} />
        <TextField name="plan" label={planTitle} multiline rows={3} maxLength={4000} />
      </div>
    </SignedWork>
  )
}

function Sections({ before }: { before: readonly Finding[] | undefined }) {
  const { control } = useFormContext<Examination>()
  // the names alone, so that a letter typed in one part draws no other part again; and a hundred fields in small steps
  const picked = useWatch({ control, compute: (all: Examination) => sectionsOf(all).join(' ') })
  const shown = useDeferredValue(picked, '')
  return sectionNames
    .filter((one) => shown.split(' ').includes(one))
    .map((section) => <SectionFields key={section} section={section} before={before} />)
}
