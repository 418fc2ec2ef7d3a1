import type { CarePlan, CarePlanActivity, CodeableConcept, FhirResource, Goal, Reference } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { resolve, type Source, sourceOf, whoText } from '#clinical/entries/source.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import { timingText } from '#clinical/medicines/dose-line.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { periodText } from '#clinical/results/value.ts'
import type { Stored } from '#fhir/client.ts'
import { quantityText, textOf } from '#fhir/coding.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'

/** What a patient needs, what is to be reached and what is done for it: a CarePlan with its Goals, in words. */
export type Plan = {
  id: string
  title: string
  need: string | undefined
  problems: string[]
  /** What it was made from, in words: the assessment */
  madeFrom: string[]
  /** Ids of the assessments it was made from */
  assessments: string[]
  /** The template, without its version */
  template: string | undefined
  state: 'active' | 'on hold' | 'over' | 'not begun'
  status: string
  /** A plan of the ward's nurses: evaluated every shift. Others are evaluated by whoever follows them. */
  ward: boolean
  goals: PlanGoal[]
  activities: PlannedActivity[]
  made: string | undefined
  ended: string | undefined
  notes: string[]
  source: Source
  resource: Stored<CarePlan>
}
export type PlanGoal = {
  id: string | undefined
  words: string
  target: string | undefined
  due: string | undefined
  status: string
  open: boolean
}
export type PlannedActivity = { words: string; often: string | undefined; status: string; open: boolean }

const categorySystem = 'https://lune.example/fhir/CodeSystem/care-plan'
export const wardPlan = { system: categorySystem, code: 'ward', display: 'Nursing care plan' }
const isWardPlan = ({ coding }: CodeableConcept) =>
  listOf(coding).some(({ system, code }) => system === categorySystem && code === wardPlan.code)

/** Undefined for what was entered in error. `goals`: those the record holds apart from the plan. */
export function toPlan(plan: Stored<CarePlan>, goals: readonly Stored<Goal>[]): Plan | undefined {
  if (plan.status === 'entered-in-error') return undefined
  const { id, status, description, period, created } = plan
  const assessments = listOf(plan.supportingInfo).filter((one) => referenceId(one, 'QuestionnaireResponse'))
  return {
    id,
    title: titleOf(plan),
    need: description?.trim() || undefined,
    problems: listOf(plan.addresses).map((one) => whoTextOf(one, plan)),
    madeFrom: assessments.map(({ display }) => display?.trim() || 'An assessment'),
    assessments: assessments.flatMap((one) => referenceId(one, 'QuestionnaireResponse') ?? []),
    template: plan.instantiatesCanonical?.[0]?.split('|')[0],
    state: states[status] ?? 'over',
    status: statusWords[status] ?? 'Status not known',
    ward: listOf(plan.category).some(isWardPlan),
    goals: listOf(plan.goal).map((one) => toGoal(one, plan, goals)),
    activities: listOf(plan.activity).map((one) => toActivity(one, plan)),
    made: created ?? period?.start,
    ended: period?.end,
    notes: listOf(plan.note).map(({ text, time, authorString, authorReference }) =>
      [time && formatDateTime(time), authorReference?.display ?? authorString, text]
        .filter(Boolean)
        .join(' · '),
    ),
    source: sourceOf(plan, created ?? period?.start),
    resource: plan,
  }
}

export const titleOf = ({ title, category, description }: CarePlan): string =>
  title?.trim() ||
  listOf(category)
    .map((one) => textOf(one, ''))
    .find(Boolean) ||
  description?.trim() ||
  'Care plan without a title'

const whoTextOf = (reference: Reference, within: FhirResource): string => {
  const there = resolve(reference, within, [])
  return (
    reference.display?.trim() ||
    (there?.resourceType === 'Condition' && textOf(there.code)) ||
    'A problem that is not named here'
  )
}

function toGoal(reference: Reference, plan: CarePlan, goals: readonly Stored<Goal>[]): PlanGoal {
  const id = referenceId(reference, 'Goal')
  const there = goals.find((goal) => goal.id === id) ?? resolve(reference, plan, [])
  if (there?.resourceType !== 'Goal')
    return {
      id,
      words: reference.display?.trim() || 'A goal that could not be found',
      target: undefined,
      due: undefined,
      status: '',
      open: false,
    }
  return { id, ...goalFacts(there) }
}

export function goalFacts(goal: Goal): Omit<PlanGoal, 'id'> {
  const { lifecycleStatus, achievementStatus } = goal
  const targets = listOf(goal.target)
  const reached = achievementStatus && textOf(achievementStatus, '')
  return {
    words: textOf(goal.description, 'Goal not described'),
    target: targets.map(targetText).filter(Boolean).join('; ') || undefined,
    due: targets
      .map(
        ({ dueDate, dueDuration }) =>
          (dueDate && formatDate(dueDate)) ?? (dueDuration && quantityText(dueDuration)),
      )
      .find(Boolean),
    status: reached || (goalWords[lifecycleStatus] ?? 'Status not known'),
    open: !['completed', 'cancelled', 'rejected', 'entered-in-error'].includes(lifecycleStatus),
  }
}

type Target = NonNullable<Goal['target']>[number]

function targetText(target: Target): string {
  const { measure, detailQuantity, detailRange, detailString, detailCodeableConcept } = target
  const range = [quantityText(detailRange?.low), quantityText(detailRange?.high)].filter(Boolean).join(' to ')
  const detail =
    detailString ??
    quantityText(detailQuantity) ??
    (range || undefined) ??
    (detailCodeableConcept && textOf(detailCodeableConcept)) ??
    target.detailInteger?.toString()
  return [measure && textOf(measure, ''), detail].filter(Boolean).join(': ')
}

/** A goal in one line, as the plan itself keeps it: so each version of the plan says what its goals were. */
export function goalLine(goal: Goal): string {
  const { words, target, due, status, open } = goalFacts(goal)
  const facts = [target, due && `by ${due}`, open ? '' : status].filter(Boolean).join(', ')
  return facts ? `${words} (${facts})` : words
}

function toActivity(activity: CarePlanActivity, plan: CarePlan): PlannedActivity {
  const { detail, reference } = activity
  const status = detail?.status ?? 'unknown'
  return {
    words:
      detail?.description?.trim() ||
      (detail?.code && textOf(detail.code, '')) ||
      whoText(reference, plan) ||
      'Activity not named',
    often:
      detail?.scheduledString?.trim() ||
      timingText(detail?.scheduledTiming) ||
      (detail?.scheduledPeriod && periodText(detail.scheduledPeriod)) ||
      undefined,
    status: activityWords[status] ?? '',
    open: !['completed', 'cancelled', 'stopped', 'entered-in-error'].includes(status),
  }
}

const states: Partial<Record<CarePlan['status'], Plan['state']>> = {
  active: 'active',
  'on-hold': 'on hold',
  draft: 'not begun',
  unknown: 'active',
}
const statusWords: Record<string, string> = {
  draft: 'Not begun',
  active: 'Active',
  'on-hold': 'On hold',
  revoked: 'Stopped',
  completed: 'Completed',
  'entered-in-error': 'Entered in error',
}
const goalWords: Record<string, string> = {
  proposed: 'Proposed',
  planned: 'Planned',
  accepted: 'Accepted',
  active: 'Active',
  'on-hold': 'On hold',
  completed: 'Ended',
  cancelled: 'Given up',
  rejected: 'Rejected',
  'entered-in-error': 'Entered in error',
}
const activityWords: Record<string, string> = {
  'not-started': 'Not started',
  scheduled: 'Scheduled',
  'on-hold': 'On hold',
  completed: 'Done',
  cancelled: 'Cancelled',
  stopped: 'Stopped',
  'entered-in-error': 'Entered in error',
}

/** One version of a plan in words; its goals as the plan kept them then. */
export function planRows(plan: Stored<CarePlan>): Rows {
  const said = toPlan({ ...plan, status: plan.status === 'entered-in-error' ? 'revoked' : plan.status }, [])
  if (!said) return []
  return [
    ['Plan', said.title],
    ['Status', statusWords[plan.status] ?? 'Status not known'],
    ['Need', said.need],
    ['Problem', said.problems.join('\n')],
    ['Goal', listOf(plan.goal).map(goalIn(plan)).join('\n')],
    [
      'Care',
      said.activities
        .map(({ words, often, status, open }) =>
          [words, often, open ? '' : status].filter(Boolean).join(', '),
        )
        .join('\n'),
    ],
    ['Made from', said.madeFrom.join('\n')],
    ['Ended', said.ended && formatDateTime(said.ended)],
    ['Notes', said.notes.join('\n')],
  ]
}

const goalIn = (plan: CarePlan) => (reference: Reference) => {
  const there = resolve(reference, plan, [])
  if (reference.display) return reference.display
  return there?.resourceType === 'Goal' ? goalLine(there) : 'A goal'
}
