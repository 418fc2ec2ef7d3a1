import { zodResolver } from '@hookform/resolvers/zod'
import { useWatch } from 'react-hook-form'

import { can } from '#auth/permissions.ts'
import { useSession } from '#auth/session.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { londonDate } from '#fhir/dates.ts'
import { ChoiceField, DateTimeField, RadioField, TextField } from '#ui/fields.tsx'

import { codeIn, optionsOf, specialtyOptions } from './code-lists.ts'
import { type TriageDraft, triageDraft } from './draft.ts'
import { type ReferralDialogProps, ReferralForm } from './ReferralForm.tsx'
import { triaged } from './request.ts'

/** Accepted, sent on, answered with advice, or rejected. A clerk names the clinician who decided. */
export function TriageDialog(props: ReferralDialogProps) {
  const { name, post } = useSession()
  const today = londonDate()
  return (
    <ReferralForm<TriageDraft>
      {...props}
      title="Record triage"
      submitting="Recording triage…"
      resolver={zodResolver(triageDraft)}
      draftOf={(seen) => ({
        specialty: '',
        priority: codeIn('waiting-priority', ...listOf(seen.category)) ?? '',
        decidedBy: can(post.role, 'chart.read') ? name : '',
        on: today,
        reason: '',
      })}
      change={triaged}
    >
      <RadioField className="wide" name="outcome" label="Outcome" options={optionsOf('triage-outcome')} />
      <WhatFollows />
      <ChoiceField name="priority" label="Priority" options={optionsOf('waiting-priority')} />
      <TextField name="decidedBy" label="Decided by" maxLength={120} />
      <DateTimeField name="on" type="date" label="Decided on" max={today} />
    </ReferralForm>
  )
}

function WhatFollows() {
  const outcome: unknown = useWatch({ name: 'outcome' })
  return (
    <>
      {outcome === 'redirect' && <ChoiceField name="specialty" label="Goes to" options={specialtyOptions} />}
      {(outcome === 'advice' || outcome === 'reject') && (
        <p className="wide notice" role="status">
          It leaves the list, and a clock that ticks is stopped with 34 Decision not to treat.
        </p>
      )}
      <TextField
        className="wide"
        name="reason"
        label={outcome === 'accept' ? 'Remark' : 'Why'}
        hint="Seen by clerks: nothing clinical here"
        multiline
        rows={2}
        maxLength={500}
      />
    </>
  )
}
