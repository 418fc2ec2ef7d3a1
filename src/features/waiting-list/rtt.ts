/**
 * The referral-to-treatment clock (domain facts §5.3). Days are London calendar days, `yyyy-mm-dd`, with no time of day:
 * a clock counts dates, so no hour of the night and no change of the clocks can move a breach (hazard H14).
 */

import { wordsIn } from '#clinical/booking/codes.ts'
import { type RttStatus, rttStatuses } from '#clinical/booking/rtt-status.ts'

type Effect = 'starts' | 'ticks' | 'stops' | 'nullifies' | 'none'

/** What each status does to the clock. */
const effects: Record<RttStatus, Effect> = {
  '10': 'starts',
  '11': 'starts',
  '12': 'starts',
  '20': 'ticks',
  '21': 'ticks',
  '30': 'stops',
  '31': 'stops',
  '32': 'stops',
  '33': 'nullifies',
  '34': 'stops',
  '35': 'stops',
  '36': 'stops',
  '90': 'none',
  '91': 'none',
  '92': 'none',
  '98': 'none',
  '99': 'none',
}

const statuses = rttStatuses.codes.map(([code]) => code)

export const isRttStatus = (code: string | undefined): code is RttStatus =>
  statuses.some((one) => one === code)
export const rttWords = (code: RttStatus): string => wordsIn(rttStatuses, code) ?? code
const effectOf = (code: RttStatus): Effect => effects[code]
export const stopsClock = (code: RttStatus) => effectOf(code) === 'stops' || effectOf(code) === 'nullifies'

export type RttEvent = { date: string; status: RttStatus }

/** What the events come to. `restarted`: an earlier clock of this pathway was stopped or nullified. */
export type Clock =
  | { state: 'not started' }
  | { state: 'ticking'; start: string; restarted: boolean }
  | { state: 'monitoring'; start: string; stop: string; by: '31' | '32' }
  | { state: 'stopped'; start: string; stop: string; by: RttStatus }
  | { state: 'nullified'; start: string; stop: string }

/** Read in the order of their dates, on one day as they were entered. What contradicts the clock does not move it. */
export function clockOf(events: readonly RttEvent[]): Clock {
  let clock: Clock = { state: 'not started' }
  for (const event of inOrder(events)) clock = after(clock, event)
  return clock
}

export const inOrder = (events: readonly RttEvent[]) =>
  events.toSorted((one, other) => one.date.localeCompare(other.date))

function after(clock: Clock, { date, status }: RttEvent): Clock {
  switch (effectOf(status)) {
    case 'starts':
      return clock.state === 'ticking'
        ? clock
        : { state: 'ticking', start: date, restarted: clock.state !== 'not started' }
    case 'stops':
      if (clock.state !== 'ticking') return clock
      return status === '31' || status === '32'
        ? { state: 'monitoring', start: clock.start, stop: date, by: status }
        : { state: 'stopped', start: clock.start, stop: date, by: status }
    case 'nullifies':
      return clock.state === 'ticking' ? { state: 'nullified', start: clock.start, stop: date } : clock
    case 'ticks':
    case 'none':
      return clock
  }
}

/** Why this cannot come next, in words; undefined when it can. */
export function refusalOf(events: readonly RttEvent[], next: RttEvent, today: string): string | undefined {
  const clock = clockOf(events)
  const last = inOrder(events).at(-1)
  const effect = effectOf(next.status)
  if (next.date > today) return 'This is in the future.'
  if (last && next.date < last.date) return 'This is before the last entry of the clock.'
  if (events.some(({ status }) => status === '36')) return 'The patient has died: nothing follows.'
  if (effect === 'starts' && clock.state === 'ticking') return 'The clock is ticking already.'
  if (next.status === '11' && clock.state !== 'monitoring')
    return 'There was no active monitoring that could end.'
  if (effect === 'ticks' && clock.state !== 'ticking') return 'The clock is not ticking.'
  if (next.status === '36') return undefined
  if (stopsClock(next.status) && clock.state !== 'ticking') return 'The clock is not ticking.'
  if (next.status === '33' && events.some(({ date, status }) => status === '20' && isWithin(clock, date)))
    return 'The first activity has taken place: not attending a later one does not nullify the clock.'
  if (effect === 'none' && clock.state === 'ticking') return 'The clock is ticking: stop it first.'
  if (next.status === '91' && clock.state !== 'monitoring') return 'There is no active monitoring.'
  if (next.status === '90' && !(clock.state === 'stopped' && clock.by === '30'))
    return 'There was no first definitive treatment.'
  return undefined
}

const isWithin = (clock: Clock, date: string) => clock.state === 'ticking' && date >= clock.start

/** What can be entered next on that day. */
export const possibleNext = (events: readonly RttEvent[], today: string): RttStatus[] =>
  statuses.filter((status) => !refusalOf(events, { date: today, status }, today))

const dayNumber = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)
export const addDays = (date: string, days: number): string =>
  new Date((dayNumber(date) + days) * 86_400_000).toISOString().slice(0, 10)

/** 18 weeks is 126 days; the day after is the breach (domain facts §5.3). */
export const lastDayWithin = 126
export const breachDate = (start: string) => addDays(start, lastDayWithin + 1)

/** Days on the clock: until today while it ticks, else until it was stopped; undefined where none counts. */
export function daysOn(clock: Clock, today: string): number | undefined {
  switch (clock.state) {
    case 'ticking':
      return daysBetween(clock.start, today)
    case 'monitoring':
    case 'stopped':
      return daysBetween(clock.start, clock.stop)
    case 'nullified':
    case 'not started':
      return undefined
  }
}

export const weeksOf = (days: number): number => Math.floor(days / 7)

/** How long clocks have ticked, as waiting lists are reported; the first day of each. */
export const bands = [
  { code: '18', words: 'Up to 18 weeks', from: 0 },
  { code: '19', words: 'Over 18 to 25', from: 127 },
  { code: '26', words: '26 to 51', from: 26 * 7 },
  { code: '52', words: '52 to 64', from: 52 * 7 },
  { code: '65', words: '65 to 77', from: 65 * 7 },
  { code: '78', words: '78 to 103', from: 78 * 7 },
  { code: '104', words: '104 and over', from: 104 * 7 },
] as const
export type Band = (typeof bands)[number]['code']

export const bandOf = (days: number): Band => bands.findLast(({ from }) => days >= from)?.code ?? '18'

/** The days on the clock of a band, both included; the last band has no end, and a start still to come is in the first. */
export function daysOfBand(code: Band): { from: number | undefined; to: number | undefined } {
  const index = bands.findIndex((band) => band.code === code)
  const next = bands[index + 1]
  return { from: index > 0 ? bands[index]?.from : undefined, to: next && next.from - 1 }
}
