import type { Encounter, Period } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { hasAny } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

/** One thing that happened in a stay. What happened at one instant is one moment: a move has a ward and a bed. */
export type Moment = { at: number; words: string }

/** Everything that a stay says a time of, in order (domain facts §5.4). */
export function momentsOf(stay: Encounter): Moment[] {
  const found = new Map<number, string[]>()
  const add = (instant: string | undefined, words: string) => {
    const at = instantOf(instant)
    if (at !== undefined) found.set(at, [...(found.get(at) ?? []), words])
  }
  const { period, location, participant, statusHistory, status } = stay
  add(period?.start, 'Admitted')
  for (const { location: place, physicalType, period: when, status: is } of listOf(location)) {
    if (is === 'planned' || is === 'reserved' || instantOf(when?.start) === instantOf(period?.start)) continue
    add(
      when?.start,
      `${hasAny(physicalType, 'bd') ? 'to' : 'Moved to'} ${place?.display ?? 'a place not named'}`,
    )
  }
  for (const { type, individual, period: when } of listOf(participant)) {
    const isConsultant = listOf(type).some((one) => hasAny(one, 'ATND'))
    if (!isConsultant || instantOf(when?.start) === instantOf(period?.start)) continue
    add(when?.start, `Under ${individual?.display ?? 'a consultant not named'}`)
  }
  for (const one of listOf(statusHistory)) {
    if (one.status !== 'onleave') continue
    add(one.period?.start, 'On home leave')
    if (instantOf(one.period?.end) !== instantOf(period?.end)) add(one.period?.end, 'Back from leave')
  }
  if (status === 'onleave') add(listOf(statusHistory).at(-1)?.period?.end, 'On home leave')
  add(period?.end, 'Discharged')
  return [...found]
    .map(([at, words]) => ({ at, words: [...new Set(words)].join(', ') }))
    .toSorted((one, other) => one.at - other.at)
}

/** Why the moments cannot have been then; undefined when they can. `others`: stays of the same patient. */
export function correctionRefusal(
  moments: readonly Moment[],
  times: readonly (number | undefined)[],
  others: readonly Encounter[],
  now: number,
): string | undefined {
  for (const [index, moment] of moments.entries()) {
    const time = times[index]
    if (time === undefined) return `Write a date and a time for “${moment.words}”.`
    if (time > now + 60_000) return `“${moment.words}” would be in the future.`
    const before = moments[index - 1]
    if (before && time <= (times[index - 1] ?? 0))
      return `“${moment.words}” would not be after “${before.words}”.`
  }
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0]
  const until = moments.at(-1)?.words.includes('Discharged') ? last : Number.POSITIVE_INFINITY
  const overlaps = others.some(({ period }) => {
    const start = instantOf(period?.start)
    return (
      start !== undefined && start < until && (instantOf(period?.end) ?? Number.POSITIVE_INFINITY) > first
    )
  })
  return overlaps ? 'The patient was in another stay at that time. Check the times.' : undefined
}

/** The stay with its moments moved: wherever an instant stands, the right one takes its place. */
export function corrected<E extends Encounter>(stay: E, moved: ReadonlyMap<number, number>): E {
  const right = (instant: string | undefined) => {
    const to = moved.get(instantOf(instant) ?? Number.NaN)
    return to === undefined ? instant : new Date(to).toISOString()
  }
  const within = (period: Period): Period => {
    const [start, end] = [right(period.start), right(period.end)]
    return { ...period, ...(start ? { start } : {}), ...(end ? { end } : {}) }
  }
  const each = <T extends { period?: Period }>(all: T[] | undefined) =>
    all?.map((one) => (one.period ? { ...one, period: within(one.period) } : one))
  const { period, location, participant, statusHistory } = stay
  return {
    ...stay,
    ...(period ? { period: within(period) } : {}),
    ...(location ? { location: each(location) } : {}),
    ...(participant ? { participant: each(participant) } : {}),
    ...(statusHistory ? { statusHistory: each(statusHistory) } : {}),
  }
}
