import { hasTaken, isPassedOn } from '#clinical/results/acknowledgement.ts'
import { isOverdue, isWaiting, type OwedResult } from '#clinical/results/owed-result.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { type Circle, isOf } from '#clinical/results/result-owner.ts'
import { circlesOf, type MyTeams } from '#clinical/care/team.ts'

type Found = { results: OwedResult[]; unreadable: number; withheld: number; since: string }

/** What may be the reader’s or their teams’ to answer for; `since`: how far back unopened results were looked for. */
export type Inbox = Found & { mine: MyTeams }

/** What names nobody; `complete` is false when there is more than was asked for. */
export type Pool = Found & { complete: boolean; lead: string | undefined }

export const filters = ['all', 'critical', 'overdue', 'escalated', 'to act on', 'forwarded'] as const
export type Filter = (typeof filters)[number]

export type PatientResults = {
  patientId: string
  patient: PatientIdentity | undefined
  ward: string | undefined
  results: OwedResult[]
}

/** Passed on and not accepted is still with whoever passed it on. */
const isPassedOnBy = ({ standing: { state, now } }: OwedResult, me: Circle): boolean =>
  isPassedOn({ state }) && me.users.has(now?.task.requester?.identifier?.value ?? '')

/** The results of one view: the reader’s own are their team’s too. */
export function inView(inbox: Inbox, user: string, view: 'mine' | 'team'): OwedResult[] {
  const { me, team } = circlesOf(user, inbox.mine)
  const whose = view === 'mine' ? me : team
  return inbox.results.filter((one) => isWaiting(one) && (isOf(one.owner, whose) || isPassedOnBy(one, whose)))
}

/** Not in the pool once somebody has it. */
export const inPool = ({ results }: Pool): OwedResult[] =>
  results.filter((one) => isWaiting(one) && (one.owner.why === 'nobody named' || !hasTaken(one.standing)))

export function passes(result: OwedResult, filter: Filter, now: number): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'critical':
      return result.critical
    case 'overdue':
      return isOverdue(result, now)
    case 'to act on':
      return hasTaken(result.standing)
    case 'forwarded':
    case 'escalated':
      return result.standing.state === filter
  }
}

/** Critical first, then escalated, overdue, and what the laboratory marked; what somebody has taken comes last. */
function rank(result: OwedResult, now: number): number {
  if (hasTaken(result.standing)) return 5
  if (result.critical) return 0
  if (result.standing.state === 'escalated') return 1
  if (isOverdue(result, now)) return 2
  return result.marked.length > 0 ? 3 : 4
}

/** By patient, so that no result is read without whose it is; each group where its most urgent result belongs. */
export function byPatient(results: readonly OwedResult[], now: number): PatientResults[] {
  const inOrder = results.toSorted(
    (one, other) =>
      rank(one, now) - rank(other, now) || (one.due ?? -Infinity) - (other.due ?? -Infinity) || 0,
  )
  const groups = new Map<string, PatientResults>()
  for (const result of inOrder) {
    const { patientId, patient, ward } = result
    const group = groups.get(patientId) ?? { patientId, patient, ward: undefined, results: [] }
    group.results.push(result)
    group.ward ??= ward
    groups.set(patientId, group)
  }
  return [...groups.values()]
}
