import type { CarePlanActivity, Goal, GoalTarget } from 'fhir/r4'
import * as z from 'zod/mini'

import { listOf } from '#clinical/entries/lenient.ts'
import { timingText } from '#clinical/medicines/dose-line.ts'
import { goalFacts } from '#clinical/plans/care-plan.ts'
import { hasAny, quantityText, textOf } from '#fhir/coding.ts'
import { londonDate } from '#fhir/dates.ts'

/** A goal and a planned activity as rows of the form, and back. What a row cannot say of them stays as it is. */

const words = (most: number) => z.string().check(z.trim(), z.maxLength(most))

export const goalRow = z.object({
  key: z.string(),
  words: words(300),
  measure: words(200),
  value: words(100),
  due: z.string(),
  state: z.enum(['active', 'achieved', 'not-achieved', 'cancelled']),
})
export const activityRow = z.object({
  key: z.string(),
  words: words(500),
  often: words(100),
  state: z.enum(['in-progress', 'stopped']),
})
export type GoalRow = z.infer<typeof goalRow>
export type ActivityRow = z.infer<typeof activityRow>

export const isEmptyRow = (row: GoalRow | ActivityRow): boolean =>
  !row.words && ('often' in row ? !row.often : !row.measure && !row.value && !row.due)

const newKey = () => `new-${crypto.randomUUID()}`

export const emptyGoal = (): GoalRow => ({
  key: newKey(),
  words: '',
  measure: '',
  value: '',
  due: '',
  state: 'active',
})
export const emptyActivity = (): ActivityRow => ({
  key: newKey(),
  words: '',
  often: '',
  state: 'in-progress',
})

export function rowOfGoal(goal: Goal): GoalRow {
  const [target] = listOf(goal.target)
  return {
    key: goal.id ?? newKey(),
    words: goalFacts(goal).words,
    measure: target?.measure ? textOf(target.measure, '') : '',
    value:
      target?.detailString ??
      quantityText(target?.detailQuantity) ??
      (target?.detailCodeableConcept ? textOf(target.detailCodeableConcept, '') : ''),
    due: target?.dueDate ?? '',
    state: stateOf(goal),
  }
}

function stateOf({ lifecycleStatus, achievementStatus }: Goal): GoalRow['state'] {
  if (lifecycleStatus === 'cancelled' || lifecycleStatus === 'rejected') return 'cancelled'
  if (lifecycleStatus !== 'completed') return 'active'
  return hasAny(achievementStatus, 'not-achieved', 'not-attainable') ? 'not-achieved' : 'achieved'
}

const achievement = 'http://terminology.hl7.org/CodeSystem/goal-achievement'
export const achieved = (code: 'achieved' | 'not-achieved' | 'in-progress') => ({
  coding: [{ system: achievement, code }],
  text: { achieved: 'Met', 'not-achieved': 'Not met', 'in-progress': 'In progress' }[code],
})

/** The goal as the row says it; new words bring no old code with them (hazard H20). */
export function goalOf<G extends Goal>(row: GoalRow, goal: G, now: Date): G {
  const was = rowOfGoal(goal)
  const next: G = { ...goal }
  if (row.words !== was.words) next.description = { text: row.words }
  const [first, ...rest] = listOf(goal.target)
  const target: GoalTarget = {
    ...(row.measure === was.measure && row.value === was.value && first ? first : measured(row)),
    ...(row.due ? { dueDate: row.due } : {}),
  }
  if (!row.due) delete target.dueDate
  const targets = [...(Object.keys(target).length > 0 ? [target] : []), ...rest]
  if (targets.length > 0) next.target = targets
  else delete next.target
  if (row.state === was.state) return next
  next.statusDate = londonDate(now)
  next.lifecycleStatus =
    row.state === 'active' ? 'active' : row.state === 'cancelled' ? 'cancelled' : 'completed'
  if (row.state === 'cancelled') delete next.achievementStatus
  else next.achievementStatus = achieved(row.state === 'active' ? 'in-progress' : row.state)
  return next
}

const measured = ({ measure, value }: GoalRow): GoalTarget => ({
  ...(measure ? { measure: { text: measure } } : {}),
  ...(value ? { detailString: value } : {}),
})

export const rowOfActivity = ({ id, detail, reference }: CarePlanActivity, index: number): ActivityRow => ({
  key: id ?? `at-${index}`,
  words:
    detail?.description ?? (detail?.code ? textOf(detail.code, '') : undefined) ?? reference?.display ?? '',
  often: detail?.scheduledString ?? timingText(detail?.scheduledTiming) ?? '',
  state: detail?.status === 'stopped' || detail?.status === 'cancelled' ? 'stopped' : 'in-progress',
})

export function activityOf(row: ActivityRow, before: CarePlanActivity | undefined): CarePlanActivity {
  if (
    before &&
    JSON.stringify(rowOfActivity(before, 0)) === JSON.stringify({ ...row, key: before.id ?? 'at-0' })
  )
    return before
  const {
    scheduledTiming: _timing,
    scheduledPeriod: _period,
    code: _code,
    ...kept
  } = before?.detail ?? {
    status: 'in-progress' as const,
  }
  const { scheduledString: _often, ...detail } = kept
  return {
    ...before,
    id: before?.id ?? crypto.randomUUID(),
    detail: {
      ...detail,
      status: row.state === 'stopped' ? 'stopped' : 'in-progress',
      description: row.words,
      ...(row.often ? { scheduledString: row.often } : {}),
    },
  }
}
