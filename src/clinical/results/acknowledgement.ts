import type { Task } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { searchAbout, toEntries } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Report } from './report.ts'
import { type PatientTask, taskKind, toPatientTask } from '#clinical/care/task.ts'

/**
 * How far a result has come from the laboratory to a clinician who answers for it (domain facts §6.1.6). The report is
 * never written to: a Task stands beside it, one for each state the report has been in, so an amended report has none.
 */
export type AcknowledgementState =
  'new' | 'seen' | 'forwarded' | 'escalated' | 'acknowledged' | 'actioned' | 'closed'

/** A Task about one state of a report, as its laboratory left it at `asOf`. */
export type Acknowledgement = PatientTask & {
  /** As the record keeps it: what a next step is written against */
  task: Stored<Task>
  state: AcknowledgementState
  reportId: string
  asOf: string
  /** When it came to this state */
  at: string | undefined
  /** Every step with its words, oldest first */
  steps: { who: string; at: string | undefined; words: string }[]
}

/** Where one report stands: the Task about it as it is now, and the one about what it said before. */
export type Standing = {
  state: AcknowledgementState
  now: Acknowledgement | undefined
  /** Dealt with before the laboratory changed the report: it is open again */
  before: Acknowledgement | undefined
}

export const acknowledgementSystem = 'https://lune.example/fhir/Id/result-acknowledgement'

/** Names one state of one report, so that two people, or two clicks, make one Task of it. */
export const acknowledgementId = ({ id, asOf }: Pick<Report, 'id' | 'asOf'>) => `${id}@${asOf}`

/** Everything that has been said about the results of one patient. */
export const acknowledgementList = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'acknowledgements'],
    queryFn: async () =>
      toEntries(
        await searchAbout('Task', patientId, { code: taskKind('result-acknowledgement') }),
        toAcknowledgement,
      ),
  })

/** Undefined for a Task that says nothing about a result, or was withdrawn. */
export function toAcknowledgement(task: Stored<Task>): Acknowledgement | undefined {
  const reportId = referenceId(task.focus, 'DiagnosticReport')
  const state = stateOf(task)
  const named = listOf(task.identifier).find(({ system }) => system === acknowledgementSystem)?.value
  if (!reportId || !state || !named) return undefined
  return {
    ...toPatientTask(task),
    task,
    state,
    reportId,
    asOf: named.slice(named.indexOf('@') + 1),
    at: task.lastModified ?? task.meta?.lastUpdated,
    steps: listOf(task.note).map(({ authorReference, authorString, time, text }) => ({
      who: authorReference?.display ?? authorString ?? 'Author not stated',
      at: time,
      words: text,
    })),
  }
}

/** The Task’s own status decides; `businessStatus` only tells apart what has one status. */
function stateOf({ status, businessStatus }: Task): AcknowledgementState | undefined {
  const said = listOf(businessStatus?.coding).map(({ code }) => code)
  switch (status) {
    case 'requested':
    case 'draft':
    case 'ready':
      return passedOn.find((state) => said.includes(state)) ?? (said.includes('seen') ? 'seen' : 'new')
    case 'received':
      return 'seen'
    case 'rejected':
      return 'new'
    case 'accepted':
    case 'on-hold':
      return 'acknowledged'
    case 'in-progress':
      return 'actioned'
    case 'completed':
      return 'closed'
    default:
      return undefined
  }
}

const passedOn = ['forwarded', 'escalated'] as const

/** Given to somebody by name who has not taken it yet: until then it is still with whoever gave it. */
export const isPassedOn = ({ state }: Pick<Acknowledgement, 'state'>): boolean =>
  passedOn.some((one) => one === state)

/** A Task counts for the report as it is now when it is about that state or a later one; any amendment re-opens (H15). */
export function standingOf(
  { id, asOf }: Pick<Report, 'id' | 'asOf'>,
  acknowledgements: readonly Acknowledgement[],
): Standing {
  const own = acknowledgements
    .filter(({ reportId }) => reportId === id)
    .toSorted((one, other) => other.asOf.localeCompare(one.asOf))
  const now = own.find((one) => one.asOf >= asOf)
  const before = own.find((one) => one.asOf < asOf)
  return { state: now?.state ?? 'new', now, before }
}

/** Somebody by name has answered for it. */
export const hasTaken = ({ state }: Pick<Acknowledgement, 'state'>): boolean =>
  state === 'acknowledged' || state === 'actioned' || state === 'closed'

/** `Acknowledged by Dr Amina Hargreaves, 12-Mar-2026 10:05`; nobody having looked is said too. */
export function standingWords({ state, now }: Pick<Standing, 'state' | 'now'>): string {
  const who = now?.owner?.who ?? 'somebody not named'
  const by = `by ${who}, ${formatDateTime(now?.at, 'time not recorded')}`
  switch (state) {
    case 'new':
      return 'Not acknowledged'
    case 'seen':
      return `Seen by ${now?.steps.at(-1)?.who ?? who}, not acknowledged`
    case 'forwarded':
      return `Forwarded to ${who}, not accepted yet`
    case 'escalated':
      return `Escalated to ${who} ${formatDateTime(now?.at, 'at a time not recorded')}, not accepted yet`
    case 'acknowledged':
      return `Acknowledged ${by}`
    case 'actioned':
      return `Acted on ${by}`
    case 'closed':
      return `Closed ${by}`
  }
}

/** Why a result that somebody had dealt with is open again. */
export const reopenedWords = ({ state, before, now }: Standing): string | undefined =>
  before && hasTaken(before) && (!now || state === 'seen' || state === 'new')
    ? `Changed by the laboratory after this: ${standingWords({ state: before.state, now: before })}`
    : undefined
