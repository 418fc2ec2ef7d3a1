import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'

import type { Board } from './model.ts'

const hour = 3_600_000

/** One hour to come: who is expected to leave and to arrive in it, and how many beds are then taken. */
export type Hour = { at: number; leaving: number; coming: number; taken: number }

export type Forecast = {
  hours: Hour[]
  /** Beds that are not closed */
  open: number
  taken: number
  /** Expected home today, at no hour that somebody has said */
  noHour: number
  /** Should have left before now */
  late: number
  /** What discharges of today and before wait for */
  delays: [words: string, count: number][]
}

/** The next 24 hours, hour by hour on the clock of London; what has no hour is counted apart and never guessed. */
export function forecastOf({ wards, waiting }: Board, now: number): Forecast {
  const beds = wards.flatMap(({ bays }) => bays.flatMap((bay) => bay.beds))
  const lying = [
    ...beds.flatMap(({ state }) => (state.kind === 'occupied' ? state.lying : [])),
    ...wards.flatMap(({ bedless }) => bedless),
  ]
  const today = londonWallClock(now).slice(0, 10)
  const first = now - (now % hour)
  const out = Array.from({ length: 24 }, () => 0)
  const into = Array.from({ length: 24 }, () => 0)
  const count = (hours: number[], at: number) => {
    const index = Math.floor((at - first) / hour)
    if (index >= 0 && index < hours.length) hours[index] = (hours[index] ?? 0) + 1
  }
  const delays = new Map<string, number>()
  let [noHour, late] = [0, 0]
  for (const { home } of lying) {
    if (!home.date || home.date > dayAfter(now)) continue
    if (home.delay && home.date <= today) delays.set(home.delay, (delays.get(home.delay) ?? 0) + 1)
    const at = home.time ? Date.parse(fromLondonWallClock(`${home.date}T${home.time}`, now) ?? '') : undefined
    if (home.date < today || (at !== undefined && at < now)) late += 1
    else if (at !== undefined) count(out, at)
    else if (home.date === today) noHour += 1
  }
  for (const { moving, needed } of waiting) {
    // Whoever moves within the hospital leaves a bed for the one taken.
    if (!moving) count(into, Math.max(Date.parse(needed ?? '') || now, now))
  }
  const taken = beds.filter(({ state }) => state.kind === 'occupied' || state.kind === 'restricted').length
  let then = taken
  const hours = out.map((leaving, index): Hour => {
    const coming = into[index] ?? 0
    then += coming - leaving
    return { at: first + index * hour, leaving, coming, taken: then }
  })
  const closed = beds.filter(({ state }) => state.kind === 'empty' && state.empty.kind === 'closed').length
  return {
    hours,
    open: beds.length - closed,
    taken,
    noHour,
    late,
    delays: [...delays].toSorted(([, one], [, other]) => other - one),
  }
}

const dayAfter = (now: number) => londonWallClock(now + 24 * hour).slice(0, 10)
