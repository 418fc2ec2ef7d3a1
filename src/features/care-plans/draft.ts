import type { CarePlan, CarePlanActivity, Goal, Reference } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { goalLine, wardPlan } from '#clinical/plans/care-plan.ts'
import type { Stored } from '#fhir/client.ts'

import {
  type ActivityRow,
  activityOf,
  activityRow,
  emptyActivity,
  emptyGoal,
  goalOf,
  type GoalRow,
  goalRow,
  isEmptyRow,
  rowOfActivity,
  rowOfGoal,
} from './rows.ts'
import type { Template } from './template.ts'

/** What a nurse writes of a plan. Rows that are left empty are not kept. */
export const planDraft = z
  .object({
    title: z.string().check(z.trim(), z.minLength(1, 'Name the plan'), z.maxLength(120)),
    need: z.string().check(z.trim(), z.minLength(3, 'Say what the patient needs'), z.maxLength(1000)),
    /** The id of a Condition; empty: of no one problem */
    problem: z.string(),
    goals: z.array(goalRow),
    activities: z.array(activityRow),
  })
  .check((context) => {
    const say = (message: string, path: (string | number)[]) =>
      context.issues.push({ code: 'custom', message, path, input: context.value })
    const { goals, activities } = context.value
    if (goals.every(isEmptyRow)) say('Write at least one goal', ['goals', 0, 'words'])
    if (activities.every(isEmptyRow)) say('Write at least one thing to do', ['activities', 0, 'words'])
    goals.forEach((row, index) => {
      if (!row.words && !isEmptyRow(row)) say('Say what is to be reached', ['goals', index, 'words'])
      // R4 gol-1: a target is a target of something
      if (row.value && !row.measure) say('Say what is measured', ['goals', index, 'measure'])
    })
    activities.forEach((row, index) => {
      if (!row.words && row.often) say('Say what is done', ['activities', index, 'words'])
    })
  })
export type PlanDraft = z.infer<typeof planDraft>

export const emptyDraft = (): PlanDraft => ({
  title: '',
  need: '',
  problem: '',
  goals: [emptyGoal()],
  activities: [emptyActivity()],
})

/** A template's words, to be changed; its days become dates. */
export const draftFrom = ({ title, need, goals, activities }: Template, now: Date): PlanDraft => ({
  title,
  need,
  problem: '',
  goals: goals.map(({ words, measure, value, days }) => ({
    ...emptyGoal(),
    words,
    measure,
    value,
    due: days === undefined ? '' : dayAfter(now, days),
  })),
  activities: activities.map((one) => ({ ...emptyActivity(), ...one })),
})

const dayAfter = (now: Date, days: number) =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** A plan as it is kept, with those of its goals that can be changed. */
export type Kept = { plan: Stored<CarePlan>; goals: readonly Stored<Goal>[] }

/** Those the plan names. */
export const goalsOf = ({ plan, goals }: Kept) =>
  listOf(plan.goal).flatMap((reference) => {
    const found = goals.find(({ id }) => id === referenceId(reference, 'Goal'))
    return found ? [found] : []
  })

export const draftOf = (kept: Kept): PlanDraft => ({
  title: kept.plan.title ?? '',
  need: kept.plan.description ?? '',
  problem: problemOf(kept.plan) ?? '',
  goals: goalsOf(kept).map(rowOfGoal),
  activities: listOf(kept.plan.activity).map(rowOfActivity),
})

const problemOf = ({ addresses }: CarePlan) =>
  listOf(addresses)
    .map((one) => referenceId(one, 'Condition'))
    .find(Boolean)

type Problem = { id: string; name: string }
const problemNamed = (id: string, problems: readonly Problem[]): Reference[] => {
  const name = problems.find((one) => one.id === id)?.name
  return id ? [{ reference: `Condition/${id}`, ...(name ? { display: name } : {}) }] : []
}

export const triggerSystem = 'https://lune.example/fhir/Id/care-plan-trigger'

/** What a new plan is made of besides its words. */
export type MadeOf = {
  encounterId: string | undefined
  template: Template | undefined
  /** The assessment that asked for it, and what it is called: one assessment makes its plan once */
  from: { id: string; words: string } | undefined
  problems: readonly Problem[]
}

export const triggerOf = (responseId: string, templateId: string) => `${responseId}.${templateId}`

/** The plan and its goals, in one act. */
export function newPlan(draft: PlanDraft, made: MadeOf, actor: Actor): Act {
  const { patientId, session, actId, now } = actor
  const { encounterId, template, from, problems } = made
  const goals = draft.goals
    .filter((row) => !isEmptyRow(row))
    .map((row, index) => newGoal(row, `${actId}-g${index}`, actor))
  const plan: CarePlan = {
    resourceType: 'CarePlan',
    identifier: [
      ...(from && template ? [{ system: triggerSystem, value: triggerOf(from.id, template.id) }] : []),
      entryIdentifier(session, actId),
    ],
    ...(template ? { instantiatesCanonical: [template.canonical] } : {}),
    status: 'active',
    intent: 'plan',
    category: [{ coding: [wardPlan], text: wardPlan.display }],
    title: draft.title,
    description: draft.need,
    subject: { reference: `Patient/${patientId}` },
    ...(encounterId ? { encounter: { reference: `Encounter/${encounterId}` } } : {}),
    period: { start: now.toISOString() },
    created: now.toISOString(),
    author: recordedBy(session),
    ...(draft.problem ? { addresses: problemNamed(draft.problem, problems) } : {}),
    ...(from
      ? { supportingInfo: [{ reference: `QuestionnaireResponse/${from.id}`, display: from.words }] }
      : {}),
    goal: goals.map(({ fullUrl, resource }) => ({ reference: fullUrl, display: goalLine(resource) })),
    activity: activitiesOf(draft),
  }
  return { make: [{ resource: plan }, ...goals] }
}

const activitiesOf = ({ activities }: PlanDraft, before: readonly CarePlanActivity[] = []) =>
  activities
    .filter((row) => !isEmptyRow(row))
    .map((row) =>
      activityOf(
        row,
        before.find((one, index) => rowOfActivity(one, index).key === row.key),
      ),
    )

function newGoal(row: GoalRow, entryId: string, { patientId, session, now }: Actor) {
  const frame: Goal = {
    resourceType: 'Goal',
    identifier: [entryIdentifier(session, entryId)],
    lifecycleStatus: 'active',
    description: { text: row.words },
    subject: { reference: `Patient/${patientId}` },
    startDate: now.toISOString().slice(0, 10),
    expressedBy: recordedBy(session),
  }
  return { resource: goalOf(row, frame, now), fullUrl: `urn:uuid:${crypto.randomUUID()}` }
}

/** The plan with what the form changed of it; it always gets a new version, so that it stands guard over its goals. */
export function changedPlan(
  kept: Kept,
  before: PlanDraft,
  draft: PlanDraft,
  problems: readonly Problem[],
  actor: Actor,
): Act {
  const { plan } = kept
  const rows = draft.goals.filter((row) => !isEmptyRow(row))
  const now = new Map<string, Goal>()
  const changed = goalsOf(kept).flatMap((seen) => {
    const [was, row] = [before.goals, rows].map((list) => list.find(({ key }) => key === seen.id))
    if (!row || JSON.stringify(was) === JSON.stringify(row)) return []
    const to = goalOf(row, seen, actor.now)
    now.set(seen.id, to)
    return [{ seen, to }]
  })
  const made = rows
    .filter(({ key }) => !before.goals.some((one) => one.key === key))
    .map((row, index) => newGoal(row, `${actor.actId}-g${index}`, actor))
  const to: CarePlan = {
    ...plan,
    title: draft.title,
    description: draft.need,
    goal: [
      ...listOf(plan.goal).map((reference) => {
        const goal = now.get(referenceId(reference, 'Goal') ?? '')
        return goal ? { ...reference, display: goalLine(goal) } : reference
      }),
      ...made.map(({ fullUrl, resource }) => ({ reference: fullUrl, display: goalLine(resource) })),
    ],
    activity: activitiesOf(draft, listOf(plan.activity)),
  }
  if (draft.problem !== before.problem) {
    to.addresses = [...problemNamed(draft.problem, problems), ...listOf(plan.addresses).slice(1)]
    if (to.addresses.length === 0) delete to.addresses
  }
  return { change: [{ seen: plan, to }, ...changed], ...(made.length > 0 ? { make: made } : {}) }
}

/** What was written here stays; what was not touched here is as the other person left it (hazard H11). */
export function mergedDraft(before: PlanDraft, mine: PlanDraft, theirs: PlanDraft): PlanDraft {
  const one = <K extends 'title' | 'need' | 'problem'>(name: K) =>
    mine[name] === before[name] ? theirs[name] : mine[name]
  return {
    title: one('title'),
    need: one('need'),
    problem: one('problem'),
    goals: mergedRows(before.goals, mine.goals, theirs.goals),
    activities: mergedRows(before.activities, mine.activities, theirs.activities),
  }
}

function mergedRows<Row extends GoalRow | ActivityRow>(before: Row[], mine: Row[], theirs: Row[]): Row[] {
  const in_ = (rows: Row[], key: string) => rows.find((row) => row.key === key)
  return [
    ...theirs.map((row) => {
      const [was, now] = [in_(before, row.key), in_(mine, row.key)]
      if (!was || !now) return row
      const written = Object.entries(now).filter(([name, value]) => value !== was[name as keyof Row])
      return { ...row, ...Object.fromEntries(written) }
    }),
    ...mine.filter((row) => !in_(before, row.key) && !isEmptyRow(row)),
  ]
}
