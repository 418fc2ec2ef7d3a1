import { formatDate } from '#fhir/dates.ts'

import {
  bandOf,
  breachDate,
  type Clock,
  daysBetween,
  daysOn,
  lastDayWithin,
  rttWords,
  weeksOf,
} from './rtt.ts'

/** `breached`: over 18 weeks; `long`: 52 and over; `soon`: within four weeks of the breach. */
export type Urgency = 'long' | 'breached' | 'soon' | 'within' | 'not counting'

export type ClockWords = {
  urgency: Urgency
  /** `23 weeks` */
  waited: string | undefined
  /** What stands beside it: `Over 18 weeks`, `Breach in 12 days`, `Stopped` */
  mark: string | undefined
  details: string
}

export function clockWords(clock: Clock, today: string): ClockWords {
  const days = daysOn(clock, today)
  const waited = days === undefined ? undefined : weeksText(days)
  switch (clock.state) {
    case 'ticking':
      return {
        ...markOf(days ?? 0),
        waited,
        details: `From ${formatDate(clock.start)}${clock.restarted ? ', started anew' : ''} · ${breachText(clock.start, today)}`,
      }
    case 'monitoring':
      return {
        urgency: 'not counting',
        waited,
        mark: 'Active monitoring',
        details: `Since ${formatDate(clock.stop)}, ${clock.by === '31' ? 'by the patient' : 'by the professional'}`,
      }
    case 'stopped':
      return {
        urgency: 'not counting',
        waited,
        mark: 'Clock stopped',
        details: `${formatDate(clock.stop)}, ${rttWords(clock.by).toLowerCase()}`,
      }
    case 'nullified':
      return {
        urgency: 'not counting',
        waited,
        mark: 'Clock nullified',
        details: `${formatDate(clock.stop)}, did not attend the first activity`,
      }
    case 'not started':
      return { urgency: 'not counting', waited, mark: 'Clock not started', details: '' }
  }
}

function markOf(days: number): { urgency: Urgency; mark: string | undefined } {
  const left = lastDayWithin + 1 - days
  if (left <= 0)
    return Number(bandOf(days)) >= 52
      ? { urgency: 'long', mark: `Over ${bandOf(days)} weeks` }
      : { urgency: 'breached', mark: 'Over 18 weeks' }
  if (left > 28) return { urgency: 'within', mark: undefined }
  return { urgency: 'soon', mark: `Breach in ${left === 1 ? '1 day' : `${left} days`}` }
}

const weeksText = (days: number) => {
  const weeks = weeksOf(days)
  return weeks === 1 ? '1 week' : `${weeks} weeks`
}

const breachText = (start: string, today: string) => {
  const date = breachDate(start)
  return daysBetween(date, today) >= 0 ? `breached ${formatDate(date)}` : `breach ${formatDate(date)}`
}
