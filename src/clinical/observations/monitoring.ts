import type { Observation } from 'fhir/r4'

import { hasCode } from '#fhir/coding.ts'
import { formatDuration, instantOf } from '#fhir/dates.ts'

import { isTakenBack, observedAt } from './news2-score.ts'
import { observationCodes } from './observation-codes.ts'

/** How long after a set the next one is due, and from when it is overdue; in milliseconds. */
export type Interval = { dueAfter: number; overdueAfter: number; words: string }

export type Due = {
  at: number
  overdueAt: number
  words: string
  /** The decision it is counted by, when it is not the chart's own interval */
  by?: IntervalDecision
}

/** A clinician's decision to observe more or less often than the chart asks (domain facts §2.1: "decides on frequency"). */
export type IntervalDecision = {
  id: string
  /** Undefined: back to the chart's own interval */
  minutes: number | undefined
  at: string | undefined
  instant: number | undefined
  by: string
  reason: string | undefined
  /** The score it was made on. A higher one since then is a new situation, and the chart's interval holds again */
  decidedOn: number | undefined
}

export function toIntervalDecisions(
  resources: readonly (Observation & { id: string })[],
): IntervalDecision[] {
  return resources
    .filter((one) => !isTakenBack(one) && observationCodes.interval.some((code) => hasCode(one.code, code)))
    .map((resource) => {
      const at = observedAt(resource)
      const { valueQuantity, component = [], note, performer } = resource
      return {
        id: resource.id,
        minutes: valueQuantity?.code === 'min' ? valueQuantity.value : undefined,
        at,
        instant: instantOf(at),
        by: performer?.find(({ display }) => display)?.display ?? 'Not stated',
        reason: note?.[0]?.text,
        decidedOn: component[0]?.valueQuantity?.value,
      }
    })
    .toSorted((one, other) => (other.instant ?? 0) - (one.instant ?? 0))
}

const minute = 60_000

/** Due a quarter of it before it has passed, as with the chart's own: hourly sets are due after 45 minutes. */
function decidedInterval(minutes: number): Interval {
  const early = Math.min(60, Math.max(5, minutes / 4))
  return {
    dueAfter: Math.max(0, minutes - early) * minute,
    overdueAfter: minutes * minute,
    words: `every ${formatDuration(minutes * minute)}`,
  }
}

/** One set as far as the next is counted from it; `interval` is undefined for what must not bring the next forward. */
export type Counted = { instant: number; total: number; complete: boolean; interval: Interval | undefined }

/**
 * When the next set is due, from the newest complete set; incomplete sets do not put it off, but may bring it forward by
 * what they did find. Undefined when there is nothing to count from: then it is due now.
 */
export function dueFrom(sets: readonly Counted[], decision?: IntervalDecision): Due | undefined {
  const newestFirst = sets.toSorted((one, other) => other.instant - one.instant)
  const last = newestFirst.find(({ complete }) => complete)
  // Two sets of one minute both count: nobody knows which came second.
  const counted = last ? newestFirst.filter(({ instant }) => instant >= last.instant) : newestFirst
  let soonest: Due | undefined
  for (const set of counted) {
    const decided = decision && decidedFor(decision, set)
    const interval = decided ?? set.interval
    // Without a score nothing was found that could be judged against a decision.
    if (!interval || (decided && !set.complete)) continue
    const due: Due = {
      at: set.instant + interval.dueAfter,
      overdueAt: set.instant + interval.overdueAfter,
      words: interval.words,
      ...(decided ? { by: decision } : {}),
    }
    if (!soonest || due.overdueAt < soonest.overdueAt) soonest = due
  }
  return soonest
}

/** A decision holds until a set scores higher than what it was made on; a shorter interval holds even then. */
function decidedFor({ minutes, instant, decidedOn }: IntervalDecision, set: Counted): Interval | undefined {
  if (minutes === undefined) return undefined
  const decided = decidedInterval(minutes)
  const holds =
    decidedOn === undefined ? instant !== undefined && set.instant <= instant : set.total <= decidedOn
  const shorter = set.interval !== undefined && decided.overdueAfter <= set.interval.overdueAfter
  return holds || shorter ? decided : undefined
}

/** Whether the newest decision holds for what was found since, in words; undefined when nobody has decided. */
export function decisionWords(
  decision: IntervalDecision | undefined,
  due: Due | undefined,
): string | undefined {
  if (!decision || decision.minutes === undefined) return undefined
  const said = `${capital(decidedInterval(decision.minutes).words)}, set by ${decision.by}: ${decision.reason ?? 'reason not recorded'}.`
  return due && due.by === undefined ? `${said} A higher score since then: the chart’s interval holds.` : said
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
