import { zodResolver } from '@hookform/resolvers/zod'
import { useWatch } from 'react-hook-form'

import { londonDate } from '#fhir/dates.ts'
import { DateTimeField, RadioField } from '#ui/fields.tsx'

import { optionsOf } from './code-lists.ts'
import { type OfferDraft, offerDraft } from './draft.ts'
import { isReasonable } from './model.ts'
import { type ReferralDialogProps, ReferralForm } from './ReferralForm.tsx'
import { offered } from './request.ts'

/** A date that the patient was offered, and the answer. */
export function OfferDialog(props: ReferralDialogProps) {
  const today = londonDate()
  return (
    <ReferralForm<OfferDraft>
      {...props}
      title="Record offer"
      submitting="Recording offer…"
      resolver={zodResolver(offerDraft)}
      draftOf={() => ({ made: today, date: '', answer: 'waiting' })}
      change={offered}
    >
      <DateTimeField name="date" type="date" label="Date offered" autoFocus />
      <DateTimeField name="made" type="date" label="Offer made on" max={today} />
      <RadioField className="wide" name="answer" label="Answer" options={optionsOf('offer-answer')} />
      <Notice />
    </ReferralForm>
  )
}

function Notice() {
  const [made, date, answer]: unknown[] = useWatch({ name: ['made', 'date', 'answer'] })
  if (typeof made !== 'string' || typeof date !== 'string' || !made || !date) return null
  return (
    <p className="wide" role="status">
      {isReasonable({ made, date, answer: '' })
        ? 'A reasonable offer: three weeks’ notice or more.'
        : 'Less than three weeks’ notice: it does not count as a reasonable offer.'}
      {answer === 'accepted' && ' The patient is to come in on that date.'}
    </p>
  )
}
