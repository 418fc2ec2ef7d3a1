import '#ui/scores.css'

import { formatDateTime } from '#fhir/dates.ts'

import { type Clock, clockWords } from './turnaround.ts'

const looks: Record<Clock['state'], string> = {
  'not known': 'badge',
  'in time': 'badge',
  soon: 'badge warning',
  overdue: 'badge danger',
  'done in time': 'badge success',
  'done late': 'badge warning',
}

/** How much time is left, in words and never by colour alone (hazard H19). */
export const ClockBadge = ({ clock }: { clock: Clock }) => (
  <>
    <span className={`${looks[clock.state]} nowrap`}>{clockWords(clock)}</span>
    {clock.state !== 'not known' && (
      <span className="second-line nowrap">Due {formatDateTime(new Date(clock.due).toISOString())}</span>
    )}
  </>
)
