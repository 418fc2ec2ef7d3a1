import type {
  AllergyIntolerance,
  CarePlan,
  Communication,
  Condition,
  DiagnosticReport,
  FhirResource,
  Flag,
  Observation,
  Task,
} from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { type Alert, toAlertList } from '#clinical/care/alert.ts'
import { isTakenBack, type RecordedScore, toRecordedScore } from '#clinical/observations/news2-score.ts'
import { isOfInbox, type PatientTask, toPatientTask } from '#clinical/care/task.ts'
import { type Plan, toPlan } from '#clinical/plans/care-plan.ts'
import { type Evaluation, newestFirst, toEvaluation } from '#clinical/plans/evaluation.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { type Sheet, toSheet } from './sheet.ts'

/** A plan that is followed, with what the last shift found. */
export type FollowedPlan = { plan: Plan; last: Evaluation | undefined }

/** What the record itself says of one patient, for the shift to add to. Undefined: that part could not be loaded. */
export type Facts = {
  scores: RecordedScore[] | undefined
  problems: string[] | undefined
  allergies: Stored<AllergyIntolerance>[] | undefined
  alerts: Alert[] | undefined
  tasks: PatientTask[] | undefined
  plans: FollowedPlan[] | undefined
  reports: { id: string; name: string; at: string | undefined }[] | undefined
  /** What this shift has written; more than one only where another system wrote one too */
  current: Sheet | undefined
  also: Sheet[]
  last: Sheet | undefined
}

/** One search for all patients; of those in `missing` it could not be had. */
export type Asked<R extends FhirResource> = {
  resources: Stored<R>[]
  withheld: number
  missing: ReadonlySet<string>
}

export type Answers = {
  communications: Asked<Communication>
  observations: Asked<Observation>
  conditions: Asked<Condition>
  allergies: Asked<AllergyIntolerance>
  flags: Asked<Flag>
  tasks: Asked<Task>
  reports: Asked<DiagnosticReport>
  plans: Asked<CarePlan>
  evaluations: Asked<Observation>
}

/** What each part is called when it is missing. */
export const partWords: Record<keyof Answers, string> = {
  communications: 'what the shift has written',
  observations: 'NEWS2 scores',
  conditions: 'problems',
  allergies: 'allergies',
  flags: 'alerts',
  tasks: 'tasks',
  reports: 'results',
  plans: 'care plans',
  evaluations: 'evaluations of care plans',
}

export function factsOf(patientId: string, answers: Answers): Facts {
  const of = <R extends FhirResource>({ resources, missing }: Asked<R>) =>
    missing.has(patientId) ? undefined : resources.filter((one) => aboutWhom(one) === patientId)
  const sheets = (of(answers.communications) ?? []).map(toSheet)
  const [current, ...also] = sheets.filter(({ handedOver }) => !handedOver)
  const [plans, evaluations] = [of(answers.plans), of(answers.evaluations)]
  return {
    scores: of(answers.observations)
      ?.filter((one) => !isTakenBack(one))
      .map(toRecordedScore)
      .toSorted((one, other) => (other.instant ?? 0) - (one.instant ?? 0)),
    problems: of(answers.conditions)
      ?.filter(({ verificationStatus }) => !hasAny(verificationStatus, 'entered-in-error', 'refuted'))
      .map(({ code }) => textOf(code, 'Problem not named')),
    allergies: of(answers.allergies),
    alerts: alertsOf(of(answers.flags)),
    tasks: of(answers.tasks)
      ?.map(toPatientTask)
      .filter(({ open, kind }) => open && !isOfInbox(kind)),
    plans: plans && evaluations && followed(plans, evaluations),
    reports: of(answers.reports)
      ?.filter(({ status }) => status !== 'entered-in-error')
      .map(({ id, code, issued }) => ({ id, name: textOf(code, 'Report not named'), at: issued })),
    current,
    also,
    last: sheets
      .filter(({ handedOver }) => handedOver)
      .toSorted((one, other) => (other.handedOver?.at ?? '').localeCompare(one.handedOver?.at ?? ''))[0],
  }
}

const alertsOf = (flags: Stored<Flag>[] | undefined) =>
  flags && toAlertList({ resources: flags, withheld: 0 }).entries

function followed(plans: Stored<CarePlan>[], evaluations: Stored<Observation>[]): FollowedPlan[] {
  const found = evaluations.flatMap((one) => toEvaluation(one) ?? []).toSorted(newestFirst)
  return plans.flatMap((resource) => {
    const plan = toPlan(resource, [])
    return plan ? [{ plan, last: found.find(({ planId }) => planId === plan.id) }] : []
  })
}

/** Whom an answer is about; a Task says it by `for`. */
export const aboutWhom = (resource: FhirResource): string | undefined => {
  if (resource.resourceType === 'Task') return referenceId(resource.for, 'Patient')
  if ('patient' in resource) return referenceId(resource.patient as never, 'Patient')
  return 'subject' in resource ? referenceId(resource.subject as never, 'Patient') : undefined
}

/** What is new since the last handover, in words; empty when nothing is, undefined when there was none to count from. */
export function changesSince(facts: Facts): string[] | undefined {
  const { scores = [], tasks = [], reports = [], alerts = [], plans = [], last } = facts
  const since = instantOf(last?.handedOver?.at)
  if (since === undefined) return undefined
  const isNew = (at: string | undefined) => (instantOf(at) ?? 0) > since
  const newScores = scores.filter(({ at, total }) => isNew(at) && total !== undefined)
  const [before] = scores.filter(({ at, total }) => !isNew(at) && total !== undefined)
  const [newest] = newScores
  return [
    newest
      ? `NEWS2 ${before ? `${before.total} → ` : ''}${newest.total} in ${many(newScores.length, 'new set')}`
      : '',
    ...reports.filter(({ at }) => isNew(at)).map(({ name }) => `Result: ${name}`),
    ...tasks.filter(({ asked }) => isNew(asked)).map(({ what }) => `New task: ${what}`),
    ...alerts.filter(({ since: at }) => isNew(at)).map(({ words }) => `New alert: ${words}`),
    ...plans.filter(({ plan }) => isNew(plan.made)).map(({ plan }) => `New care plan: ${plan.title}`),
    ...plans
      .filter(({ last: found }) => found && isNew(found.at) && found.outcome !== 'no-change')
      .map(({ plan, last: found }) => `${plan.title}: ${found?.found.toLowerCase()}`),
  ].filter(Boolean)
}

/** Of what nobody can say whether it is new. */
export const unknownOf = (facts: Facts): string[] =>
  [
    facts.scores ? '' : 'NEWS2',
    facts.reports ? '' : 'results',
    facts.tasks ? '' : 'tasks',
    facts.alerts ? '' : 'alerts',
    facts.plans ? '' : 'care plans',
  ].filter(Boolean)

const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
