import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { get, useFormContext, useFormState } from 'react-hook-form'

import { orderKindWords, priorities } from '#clinical/care/order.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { CloseIcon } from '#ui/icons.tsx'
import { ChoiceField, RadioField } from '#ui/fields.tsx'

import { type Basket, type RequestDraft, sides } from './basket.ts'
import type { Orderable } from './catalogue.ts'
import { FavouriteButton } from './FavouriteButton.tsx'
import { recentOf } from './queries.ts'
import { RecentLine } from './RecentLine.tsx'
import { SafetyFields } from './SafetyFields.tsx'

type Props = {
  index: number
  request: RequestDraft
  patient: PatientIdentity
  /** Undefined: no longer in the catalogue */
  orderable: Orderable | undefined
  onRemove: () => void
}

/** One request of the basket: what it is, how urgent, what was known before, and what must be answered. */
export function RequestFields({ index, request, patient, orderable, onRemove }: Props) {
  const id = useId()
  const at = `requests.${index}`
  const { control } = useFormContext<Basket>()
  const { errors } = useFormState({ control })
  const problem: { message?: unknown } | undefined = get(errors, `${at}.orderable`)
  const title = orderable?.title ?? request.name
  const kind = orderable && (orderable.kind === 'imaging' ? orderable.group : orderKindWords[orderable.kind])
  return (
    <li className="request" aria-labelledby={id}>
      <header className="request-head">
        <h3 id={id}>{title}</h3>
        {orderable && <FavouriteButton orderable={orderable} />}
        <button
          type="button"
          className="button quiet small"
          aria-label={`Remove ${title}`}
          onClick={onRemove}
        >
          <CloseIcon />
        </button>
      </header>
      <p className="second-line">{[kind, orderable?.specimen].filter(Boolean).join(' · ')}</p>
      {typeof problem?.message === 'string' && <p className="notice warning">{problem.message}</p>}
      {orderable && (
        <Before index={index} entryId={request.entryId} patientId={patient.id} orderable={orderable} />
      )}
      <ChoiceField
        name={`${at}.priority`}
        label="Priority"
        options={priorities}
        placeholder={null}
        className="in-line"
      />
      {orderable?.sided && <RadioField name={`${at}.side`} label="Which side" options={sideOptions} />}
      {orderable?.safety && <SafetyFields index={index} canonical={orderable.safety} patient={patient} />}
    </li>
  )
}

const sideOptions = Object.entries(sides).map(([value, { label }]) => ({ value, label }))

type BeforeProps = { index: number; entryId: string; patientId: string; orderable: Orderable }

function Before({ index, entryId, patientId, orderable }: BeforeProps) {
  const query = useQuery(recentOf(patientId, orderable))
  return (
    <RecentLine
      query={query}
      entryId={entryId}
      orderable={orderable}
      repeatField={`requests.${index}.repeat`}
    />
  )
}
