import '#departments/ophthalmology/ophthalmology.css'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { type LetterRecord, letterRecord } from '#clinical/letters/letter-record.ts'
import { identityLine } from '#clinical/patient/patient.ts'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { eyeRecord } from '#departments/ophthalmology/eye/queries.ts'
import { type EyeRecord, lastOf } from '#departments/ophthalmology/eye/record.ts'
import { useFileLetter } from '#features/letters/mutations.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ChoiceField, DateTimeField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { SuggestField } from '#ui/SuggestField.tsx'

import {
  carried,
  causes,
  certificateDraft,
  type CertificateDraft,
  fields,
  type Grade,
  grades,
  guidance,
  toCertificate,
} from './certificate.ts'

const title = 'Certify vision impairment'

/** By an ophthalmologist: what is certified is theirs to decide. */
export function Component() {
  const patientId = usePatientId()
  const { post } = useSession()
  const onClose = useCloseTo('ophthalmology', 'surgery')
  const record = useQuery(letterRecord({ patientId, orgCode: post.orgCode, clinical: false }))
  const eyesOf = useQuery(eyeRecord(patientId))
  const isOphthalmologist = post.areas.includes('Ophthalmology')
  if (isOphthalmologist && record.data && eyesOf.data)
    return <Certify patientId={patientId} record={record.data} eyesOf={eyesOf.data} onClose={onClose} />
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        {isOphthalmologist ? (
          <>
            <Loaded query={record} what="the patient’s details">
              {() => null}
            </Loaded>
            <Loaded query={eyesOf} what="the eyes">
              {() => null}
            </Loaded>
          </>
        ) : (
          <p>A certificate is signed by a consultant ophthalmologist. Your post is not in Ophthalmology.</p>
        )}
      </div>
    </Dialog>
  )
}

type Props = { patientId: string; record: LetterRecord; eyesOf: EyeRecord; onClose: () => void }

function Certify({ patientId, record, eyesOf, onClose }: Props) {
  const session = useSession()
  const [entryId] = useState(newEntryId)
  const [today] = useState(() => londonDate())
  const { identity, people } = record
  const form = useForm<Values, unknown, CertificateDraft>({
    resolver: zodResolver(certificateDraft),
    defaultValues: {
      grade: '',
      right: emptyEye(eyesOf, 'right'),
      left: emptyEye(eyesOf, 'left'),
      examined: '',
      consent: '',
      gp: people.gp !== undefined,
      authority: true,
      authorityAddress: '',
      note: '',
    },
  })
  const file = useFileLetter(patientId, people)
  const save = {
    ...file,
    mutateAsync: (draft: CertificateDraft) =>
      file.mutateAsync(
        toCertificate(
          { ...draft, examined: formatDate(draft.examined) },
          { patient: identity, entryId, session },
          new Date(),
        ),
      ),
  }
  return (
    <FormDialog
      title={title}
      submit="Sign certificate"
      submitting="Signing…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
      foot={<span className="quiet-text">Signed as {session.name}. It is then in Documents, to print.</span>}
    >
      <div className="stack">
        <p>
          <strong>{identityLine(identity)}</strong>
        </p>
        <div className="fields">
          <RadioField
            name="grade"
            label="Certified as"
            options={(Object.keys(grades) as Grade[]).map((value) => ({ value, label: grades[value].words }))}
          />
          <DateTimeField name="examined" label="Eyes examined on" type="date" max={today} />
        </div>
        <Guidance />
        <div className="eyes">
          {eyes.map((eye) => (
            <OneEye key={eye} eye={eye} />
          ))}
        </div>
        <div className="fields">
          <RadioField
            name="consent"
            label="Consent, signed by"
            options={[
              { value: 'patient', label: 'The patient' },
              { value: 'representative', label: 'A representative' },
            ]}
          />
          <div className="field">
            <span>Copies: the patient, and</span>
            {people.gp ? (
              <CheckField name="gp" label={people.gp.name} />
            ) : (
              <p>no GP practice: the record names none</p>
            )}
            <CheckField name="authority" label="Local authority" />
          </div>
          <TextField
            name="authorityAddress"
            label="Local authority"
            hint="Its name, and its address below it"
            multiline
            rows={3}
          />
          <TextField name="note" label="Further information" multiline rows={3} />
        </div>
      </div>
    </FormDialog>
  )
}

type EyeValues = Record<'acuity' | 'source' | 'field' | 'cause', string>
type Values = Record<'grade' | 'examined' | 'consent' | 'authorityAddress' | 'note', string> &
  Record<Eye, EyeValues> &
  Record<'gp' | 'authority', boolean>

/** The newest acuity of that eye alone, marked with its date and how it was read (hazard H18). */
function emptyEye({ readings }: EyeRecord, eye: Eye): EyeValues {
  const empty = { acuity: '', source: '', field: '', cause: '' }
  const last = lastOf(readings, 'acuity', eye)
  if (!last) return empty
  const from = ['from the record', formatDate(last.when), last.how].filter(Boolean).join(', ')
  return { ...empty, ...carried(last.text, from) }
}

function OneEye({ eye }: { eye: Eye }) {
  const [cause, source] = useWatch({ name: [`${eye}.cause`, `${eye}.source`] }) as [string, string]
  return (
    <fieldset className="eye-fields">
      <legend>{eyeWords[eye]}</legend>
      <TextField
        name={`${eye}.acuity`}
        label="Best corrected acuity"
        hint={source ? `Filled in ${source}: is it the best, and still so?` : '6/60, 3/60, CF, HM, PL, NPL'}
      />
      <ChoiceField
        name={`${eye}.field`}
        label="Visual field"
        options={fields.map((word) => ({ value: word, label: word }))}
      />
      <SuggestField
        name={`${eye}.cause`}
        label="Main cause"
        options={causes.filter((one) => one.toLowerCase().includes(cause.trim().toLowerCase()))}
        said={(count) => `${count} causes`}
      />
    </fieldset>
  )
}

const Guidance = () => (
  <details className="guidance">
    <summary>Who is usually certified as what</summary>
    {(['severe', 'sight'] as const).map((grade) => (
      <div key={grade}>
        <p>
          <strong>{grades[grade].words}</strong>
        </p>
        <ul>
          {guidance[grade].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
    ))}
    <p className="quiet-text">
      Department of Health and Social Care, explanatory notes for consultant ophthalmologists (England). It
      guides, and does not decide; the best eye with both open counts, and so does the field.
    </p>
  </details>
)
