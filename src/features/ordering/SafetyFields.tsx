import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { pageAbout } from '#clinical/entries/entries.ts'
import { ordersKey } from '#clinical/care/order.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { valueText } from '#clinical/results/value.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { RadioField, TextField } from '#ui/fields.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import type { Basket } from './basket.ts'
import { safetyQuestions } from './queries.ts'
import { askedNow, type Question, type Questions } from './safety.ts'

type Props = { index: number; canonical: string; patient: PatientIdentity }

/** What must be known before an examination: the catalogue's questions, those that hold for this patient. */
export function SafetyFields({ index, canonical, patient }: Props) {
  const query = useQuery(safetyQuestions(canonical))
  return (
    <Loaded query={query} what="the questions before this examination">
      {(questions) => <Asked index={index} questions={questions} patient={patient} />}
    </Loaded>
  )
}

type AskedProps = { index: number; questions: Questions; patient: PatientIdentity }

function Asked({ index, questions, patient }: AskedProps) {
  const { control } = useFormContext<Basket>()
  const answers = useWatch({ control, name: `requests.${index}.answers` })
  const now = new Date(useNow())
  return (
    <fieldset className="safety">
      <legend>{questions.title}</legend>
      {askedNow(questions, answers, patient, now).map((question) => (
        <Field key={question.key} name={`requests.${index}.answers.${question.key}`} question={question}>
          {question.shows && <Newest patientId={patient.id} shows={question.shows} />}
        </Field>
      ))}
    </fieldset>
  )
}

type FieldProps = { name: string; question: Question; children: ReactNode }

function Field({ name, question: { kind, text, options }, children }: FieldProps) {
  switch (kind) {
    case 'said':
      return <p className="notice">{text}</p>
    case 'words':
      return <TextField name={name} label={text} hint={children || undefined} multiline rows={2} />
    case 'choice':
      return <RadioField name={name} label={text} hint={children || undefined} options={options} />
  }
}

/** The newest value of the record, with its date; older than the catalogue wants, it says so. */
function Newest({
  patientId,
  shows: { code, months },
}: {
  patientId: string
  shows: NonNullable<Question['shows']>
}) {
  const search = `${code.system ?? ''}|${code.code ?? ''}`
  const { data, error } = useQuery({
    queryKey: [...ordersKey(patientId), 'newest', search],
    queryFn: async () => {
      const { resources } = await pageAbout('Observation', patientId, { code: search, _sort: '-date' }, 5)
      return resources.find(({ status }) => status !== 'entered-in-error' && status !== 'cancelled') ?? null
    },
  })
  const name = code.display ?? 'Value'
  if (error) return <>{name} could not be read from the record.</>
  if (data === undefined) return <>Looking for {name}…</>
  if (data === null) return <>{name}: none in the record.</>
  const when = data.effectiveDateTime ?? data.issued
  const old = months !== undefined && when !== undefined && isOlder(when, months)
  return (
    <>
      {name} <strong>{valueText(data)}</strong>, {formatDateTime(when, 'date not known')}
      {old && `: older than ${months} months`}
    </>
  )
}

function isOlder(when: string, months: number): boolean {
  const limit = new Date()
  limit.setMonth(limit.getMonth() - months)
  return Date.parse(when) < limit.getTime()
}
