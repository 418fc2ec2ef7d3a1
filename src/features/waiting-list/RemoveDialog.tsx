import { zodResolver } from '@hookform/resolvers/zod'
import { rttOptions } from '#clinical/booking/rtt-status.ts'
import { londonDate } from '#fhir/dates.ts'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'

import { optionsOf } from './code-lists.ts'
import { type RemoveDraft, removeDraft } from './draft.ts'
import { eventsOf } from './model.ts'
import { type ReferralDialogProps, ReferralForm } from './ReferralForm.tsx'
import { removed } from './request.ts'
import { clockOf, possibleNext, stopsClock } from './rtt.ts'

/** Off the list, with the reason; what stops a clock that ticks is said with it. */
export function RemoveDialog(props: ReferralDialogProps) {
  const today = londonDate()
  const events = eventsOf(props.seen)
  const ticks = clockOf(events).state === 'ticking'
  return (
    <ReferralForm<RemoveDraft>
      {...props}
      title="Remove from the list"
      submitting="Removing…"
      resolver={zodResolver(removeDraft)}
      draftOf={() => ({ on: today, status: '', note: '' })}
      change={removed}
    >
      <ChoiceField name="reason" label="Why" autoFocus options={optionsOf('list-removal')} />
      <DateTimeField name="on" type="date" label="Removed on" max={today} />
      {ticks && (
        <ChoiceField
          className="wide"
          name="status"
          label="What stops the clock"
          options={rttOptions((one) => stopsClock(one) && possibleNext(events, today).includes(one))}
        />
      )}
      <TextField
        className="wide"
        name="note"
        label="Remark"
        hint="Seen by clerks: nothing clinical here"
        maxLength={500}
      />
    </ReferralForm>
  )
}
