import { formatDuration } from '#fhir/dates.ts'

import type { Labour } from './labour.ts'
import { type Watch, watches } from './rules.ts'

export type DueItem = { watch: Watch; last: number | undefined; due: number; late: number }

const minute = 60_000

/** A CTG runs from the first that is recorded to one after which it was stopped. */
export const onCtg = ({ traces }: Pick<Labour, 'traces'>) => traces.length > 0 && !traces.at(-1)?.stopped

/** What is to be done next, the most overdue first. What was never done is counted from when its clock began. */
export function dueIn(
  labour: Pick<Labour, 'charted' | 'traces' | 'stage' | 'begun' | 'established' | 'second' | 'over'>,
  now: number,
): DueItem[] {
  const { charted, traces, stage, begun, established, second, over } = labour
  if (over) return []
  const ctg = onCtg(labour)
  // the first of those that have run without a stop
  const running = traces.slice(traces.findLastIndex(({ stopped }) => stopped) + 1)[0]?.at
  const from = stage === 'second' ? second : stage === 'first' ? established : begun
  return watches
    .filter(({ stages, when }) => stages.includes(stage) && (when === undefined || (when === 'ctg') === ctg))
    .map((watch) => {
      const { by, minutes } = watch
      const last = by.includes('freshEyes')
        ? newest(traces.flatMap(({ eyes }) => eyes.filter(({ stale }) => !stale).map(({ at }) => at)))
        : newest(charted.filter(({ key }) => by.some((one) => one === key)).map(({ at }) => at))
      const since = watch.when === 'ctg' ? Math.max(last ?? 0, running ?? 0) : (last ?? from ?? now)
      const due = since + minutes * minute
      return { watch, last, due, late: now - due }
    })
    .toSorted((one, other) => one.due - other.due)
}

const newest = (those: readonly (number | undefined)[]): number | undefined =>
  those.reduce<number | undefined>(
    (most, at) => (at !== undefined && at > (most ?? 0) ? at : most),
    undefined,
  )

/** `overdue by 12 minutes`, `in 1hr 58min`, `due now`. */
export function dueText(late: number): string {
  const minutes = Math.floor(Math.abs(late) / minute)
  if (minutes < 1) return 'due now'
  const words = minutes < 60 ? `${minutes} minute${minutes === 1 ? '' : 's'}` : formatDuration(late)
  return late > 0 ? `overdue by ${words}` : `in ${words}`
}
