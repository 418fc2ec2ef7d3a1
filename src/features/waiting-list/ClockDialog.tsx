import { zodResolver } from '@hookform/resolvers/zod'
import { useWatch } from 'react-hook-form'

import { rttOptions } from '#clinical/booking/rtt-status.ts'
import { londonDate } from '#fhir/dates.ts'
import { ChoiceField, DateTimeField } from '#ui/fields.tsx'

import { clockWords } from './clock-words.ts'
import { type ClockDraft, clockDraft } from './draft.ts'
import { eventsOf } from './model.ts'
import { type ReferralDialogProps, ReferralForm } from './ReferralForm.tsx'
import { withClock } from './request.ts'
import { clockOf, isRttStatus, possibleNext, type RttEvent } from './rtt.ts'

/** What happened, by its RTT status; only what can follow what was entered before is offered. */
export function ClockDialog(props: ReferralDialogProps) {
  const today = londonDate()
  const events = eventsOf(props.seen)
  return (
    <ReferralForm<ClockDraft>
      {...props}
      title="Enter RTT status"
      submitting="Entering RTT status…"
      resolver={zodResolver(clockDraft)}
      draftOf={() => ({ status: '', date: today })}
      change={withClock}
    >
      <ChoiceField
        className="wide"
        name="status"
        label="RTT status"
        autoFocus
        options={rttOptions((one) => possibleNext(events, today).includes(one))}
      />
      <DateTimeField name="date" type="date" label="Date" max={today} />
      <Becomes events={events} today={today} />
    </ReferralForm>
  )
}

/** The clock as it will be, before it is entered. */
function Becomes({ events, today }: { events: readonly RttEvent[]; today: string }) {
  const [status, date]: unknown[] = useWatch({ name: ['status', 'date'] })
  const next =
    typeof status === 'string' && isRttStatus(status) && typeof date === 'string' && date
      ? [{ status, date }]
      : []
  const { waited, mark, details } = clockWords(clockOf([...events, ...next]), today)
  return (
    <p className="wide" role="status">
      {next.length > 0 ? 'The clock will be: ' : 'The clock is: '}
      <strong>{[waited, mark].filter(Boolean).join(', ')}</strong>. {details}
    </p>
  )
}
