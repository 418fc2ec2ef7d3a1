import type { Task, Timing } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'

/** How often a task comes again. Hours count by the clock's instants; days and weeks keep the time of day in London. */
export const repeats = [
  { code: '', label: 'Once', hours: undefined, days: undefined },
  { code: '1h', label: 'Every hour', hours: 1, days: undefined },
  { code: '2h', label: 'Every 2 hours', hours: 2, days: undefined },
  { code: '4h', label: 'Every 4 hours', hours: 4, days: undefined },
  { code: '6h', label: 'Every 6 hours', hours: 6, days: undefined },
  { code: '12h', label: 'Every 12 hours', hours: 12, days: undefined },
  { code: '1d', label: 'Every day', hours: undefined, days: 1 },
  { code: '7d', label: 'Every week', hours: undefined, days: 7 },
] as const
type Repeat = (typeof repeats)[number]

const url = 'https://lune.example/fhir/StructureDefinition/task-repeat'

export function withRepeat(code: string): Pick<Task, 'extension'> {
  const found = repeats.find((one) => one.code === code)
  const period = found?.hours ?? found?.days
  if (!found || period === undefined) return {}
  const repeat: Timing['repeat'] = { frequency: 1, period, periodUnit: found.hours ? 'h' : 'd' }
  return { extension: [{ url, valueTiming: { repeat } }] }
}

/** Undefined: once; also for a rhythm written elsewhere that is none of ours, which is never guessed. */
export function repeatOf({ extension }: Task): Repeat | undefined {
  const repeat = listOf(extension).find((one) => one.url === url)?.valueTiming?.repeat
  if (!repeat) return undefined
  const { period, periodUnit } = repeat
  return repeats.find((one) => one.code !== '' && one.code === `${period}${periodUnit}`)
}

const hour = 3_600_000

/** When it is due next: on its own rhythm, and still to come. What was missed does not pile up. */
export function nextDue({ hours, days }: Pick<Repeat, 'hours' | 'days'>, due: number, now: number): number {
  if (hours !== undefined) {
    const missed = Math.max(0, Math.floor((now - due) / (hours * hour)))
    return due + (missed + 1) * hours * hour
  }
  let next = due
  for (let count = 1; next <= now || next <= due; count++) next = daysLater(due, count * (days ?? 1))
  return next
}

/** The same time of day in London, so many days later; in the hour that is left out in March, an hour later. */
function daysLater(instant: number, days: number): number {
  const [date = '', time = ''] = londonWallClock(instant).split('T')
  const day = new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10)
  const written = fromLondonWallClock(`${day}T${time}`, 0)
  return Date.parse(written ?? `${day}T${time}:00+00:00`)
}
