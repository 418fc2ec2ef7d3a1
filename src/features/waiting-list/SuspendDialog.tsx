import { zodResolver } from '@hookform/resolvers/zod'
import { londonDate } from '#fhir/dates.ts'
import { ChoiceField, DateTimeField } from '#ui/fields.tsx'

import { optionsOf } from './code-lists.ts'
import { type DayDraft, dayDraft, type SuspendDraft, suspendDraft } from './draft.ts'
import { type ReferralDialogProps, ReferralForm } from './ReferralForm.tsx'
import { resumed, suspended, validated } from './request.ts'

/** Not offered a date for a while. The clock goes on. */
export function SuspendDialog(props: ReferralDialogProps) {
  return (
    <ReferralForm<SuspendDraft>
      {...props}
      title="Suspend"
      submitting="Suspending…"
      resolver={zodResolver(suspendDraft)}
      draftOf={() => ({ from: londonDate(), until: '' })}
      change={suspended}
    >
      <ChoiceField name="reason" label="Why" autoFocus options={optionsOf('suspension-reason')} />
      <DateTimeField name="from" type="date" label="From" />
      <DateTimeField name="until" type="date" label="Until" />
      <p className="wide quiet-text">
        The RTT clock goes on: only active monitoring (31, 32) stops it, and that is entered as RTT status.
      </p>
    </ReferralForm>
  )
}

export function ResumeDialog(props: ReferralDialogProps) {
  const today = londonDate()
  return (
    <ReferralForm<DayDraft>
      {...props}
      title="End suspension"
      submitting="Ending suspension…"
      resolver={zodResolver(dayDraft)}
      draftOf={() => ({ on: today })}
      change={(request, { on }) => resumed(request, on)}
    >
      <DateTimeField name="on" type="date" label="Available from" max={today} />
    </ReferralForm>
  )
}

/** Somebody has checked that the patient still waits, still wants to, and that the clock is right. */
export function ValidateDialog(props: ReferralDialogProps) {
  const today = londonDate()
  return (
    <ReferralForm<DayDraft>
      {...props}
      title="Record validation"
      submitting="Recording validation…"
      resolver={zodResolver(dayDraft)}
      draftOf={() => ({ on: today })}
      change={(request, { on }) => validated(request, on)}
    >
      <DateTimeField name="on" type="date" label="Checked on" max={today} />
    </ReferralForm>
  )
}
