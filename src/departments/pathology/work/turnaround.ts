import type { Priority } from '#clinical/care/order.ts'
import { formatDuration } from '#fhir/dates.ts'

import { type Discipline, isUrgent, turnaroundRules } from './rules.ts'

/** How one piece of work stands against its target; `not known`: nobody recorded when it began. */
export type Clock =
  | { state: 'not known' }
  | { state: 'in time' | 'soon' | 'overdue'; due: number; left: number }
  | { state: 'done in time' | 'done late'; due: number; took: number }

type Asked = {
  priority: Priority | undefined
  /** Undefined: not known, and the shortest target holds */
  discipline: Discipline | undefined
  /** Milliseconds since 1970 */
  from: number | undefined
  ended?: number | undefined
}

/** From the specimen’s coming to the laboratory until its report. */
export function reportClock(asked: Asked, now: number): Clock {
  const { reported, reportedElse } = turnaroundRules
  const targets = asked.discipline ? reported[asked.discipline] : reportedElse
  return clockOf(asked, isUrgent(asked.priority) ? targets.urgent : targets.routine, now)
}

/** From the request until the sample is taken. */
export const collectionClock = (asked: Omit<Asked, 'discipline'>, now: number): Clock => {
  const { urgent, routine } = turnaroundRules.collected
  return clockOf(asked, isUrgent(asked.priority) ? urgent : routine, now)
}

function clockOf({ from, ended }: Pick<Asked, 'from' | 'ended'>, target: number, now: number): Clock {
  if (from === undefined || !Number.isFinite(from)) return { state: 'not known' }
  const due = from + target
  if (ended !== undefined && Number.isFinite(ended))
    return { state: ended <= due ? 'done in time' : 'done late', due, took: Math.max(0, ended - from) }
  const left = due - now
  const state = left < 0 ? 'overdue' : left <= target * turnaroundRules.soon ? 'soon' : 'in time'
  return { state, due, left }
}

/** `2hr 10min left`, `Overdue 35min`, `Took 50min`. */
export function clockWords(clock: Clock): string {
  switch (clock.state) {
    case 'not known':
      return 'Start not recorded'
    case 'in time':
    case 'soon':
      return `${formatDuration(clock.left)} left`
    case 'overdue':
      return `Overdue ${formatDuration(clock.left)}`
    case 'done in time':
      return `Took ${formatDuration(clock.took)}`
    case 'done late':
      return `Took ${formatDuration(clock.took)}, late`
  }
}

/** For putting in order: what is due first is first, what nobody can say is not forgotten at the end. */
export const dueOf = (clock: Clock): number => (clock.state === 'not known' ? 0 : clock.due)
