import type { CarePlan, Goal } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { goalLine, titleOf } from '#clinical/plans/care-plan.ts'
import { fromEvaluation } from '#clinical/plans/evaluation.ts'
import type { Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'

import { goalsOf, type Kept } from './draft.ts'
import { achieved } from './rows.ts'

export const endings = {
  met: 'Goals met',
  'not-met': 'Ended, goals not met',
  'not-needed': 'No longer needed',
} as const
type Ending = keyof typeof endings

export const closeDraft = z.object({
  ending: z.enum(['met', 'not-met', 'not-needed'], 'Say how it ended'),
  reason: z.string().check(z.trim(), z.minLength(3, 'Say why it is closed'), z.maxLength(1000)),
})
export type CloseDraft = z.infer<typeof closeDraft>

/** Ends a plan with its open goals, and keeps what was reached as its last evaluation: one act. */
export function closedPlan(
  kept: Kept,
  { ending, reason }: CloseDraft,
  encounterId: string | undefined,
  actor: Actor,
): Act {
  const { plan } = kept
  const { session, now } = actor
  const ended = goalsOf(kept)
    .filter(isOpen)
    .map((seen) => ({ seen, to: endedGoal(seen, ending, now) }))
  const to: Stored<CarePlan> = {
    ...plan,
    status: ending === 'not-needed' ? 'revoked' : 'completed',
    period: { ...plan.period, end: now.toISOString() },
    goal: listOf(plan.goal).map((reference) => {
      const goal = ended.find(({ seen }) => seen.id === referenceId(reference, 'Goal'))
      return goal ? { ...reference, display: goalLine(goal.to) } : reference
    }),
    activity: listOf(plan.activity).map((activity) =>
      activity.detail && isGoing(activity.detail.status)
        ? {
            ...activity,
            detail: { ...activity.detail, status: ending === 'not-needed' ? 'stopped' : 'completed' },
          }
        : activity,
    ),
    note: [
      ...listOf(plan.note),
      {
        authorReference: recordedBy(session),
        time: now.toISOString(),
        text: `Closed. ${endings[ending]}: ${reason}`,
      },
    ],
  }
  // R4 has no empty lists
  if (to.activity?.length === 0) delete to.activity
  if (to.goal?.length === 0) delete to.goal
  return {
    change: [{ seen: plan, to }, ...ended],
    reason: `${endings[ending]}: ${reason}`,
    ...(ending === 'not-needed'
      ? {}
      : {
          make: [
            {
              resource: fromEvaluation(
                { outcome: ending === 'met' ? 'achieved' : 'not-achieved', words: reason },
                { plan: { id: plan.id, title: titleOf(plan) }, encounterId },
                actor,
              ),
            },
          ],
        }),
  }
}

const isGoing = (status: string) =>
  !['completed', 'cancelled', 'stopped', 'entered-in-error'].includes(status)
const isOpen = ({ lifecycleStatus }: Goal) =>
  !['completed', 'cancelled', 'rejected', 'entered-in-error'].includes(lifecycleStatus)

const endedGoal = (goal: Stored<Goal>, ending: Ending, now: Date): Stored<Goal> => ({
  ...goal,
  statusDate: londonDate(now),
  lifecycleStatus: ending === 'not-needed' ? 'cancelled' : 'completed',
  ...(ending === 'not-needed'
    ? {}
    : { achievementStatus: achieved(ending === 'met' ? 'achieved' : 'not-achieved') }),
})
