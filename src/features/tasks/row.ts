import type { Task } from 'fhir/r4'

import { type TaskStep, taskHistory } from '#clinical/care/task-steps.ts'
import { type PatientTask, toPatientTask } from '#clinical/care/task.ts'
import { repeatOf } from '#clinical/care/task-repeat.ts'
import {
  causeOf,
  chainOf,
  isSteppedUp,
  nextUp,
  responderOf,
  type Step,
  stepOf,
  stepStatus,
} from '#clinical/escalation/steps.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime, instantOf } from '#fhir/dates.ts'

/** One task as a list and its dialog show it, with the version that a step is written against. */
export type TaskRow = PatientTask & {
  resource: Stored<Task>
  dueAt: number | undefined
  step: Step | undefined
  /** The set that caused it */
  chain: string | undefined
  responder: string | undefined
  source: string | undefined
  repeats: string | undefined
  steppedUp: boolean
  history: TaskStep[]
}

export function toRow(resource: Stored<Task>): TaskRow {
  const task = toPatientTask(resource)
  const step = task.kind === 'escalation' ? stepOf(resource) : undefined
  return {
    ...task,
    resource,
    status: stepStatus(resource) ?? task.status,
    dueAt: instantOf(task.due),
    step,
    chain: chainOf(resource),
    responder: responderOf(resource),
    source: causeOf(resource).source,
    repeats: repeatOf(resource)?.label,
    steppedUp: isSteppedUp(resource),
    history: taskHistory(resource),
  }
}

const isOverdue = ({ open, dueAt }: Pick<TaskRow, 'open' | 'dueAt'>, now: number) =>
  open && dueAt !== undefined && dueAt < now

/** Nobody has come in time, and nobody further up has been called yet. */
export const asksToStepUp = (row: TaskRow, now: number) =>
  isOverdue(row, now) && nextUp(row.resource) !== undefined

/** The soonest first; without a time last; at one time an escalation before everything else. */
export const bySoonest = (one: TaskRow, other: TaskRow) =>
  (one.dueAt ?? Number.MAX_SAFE_INTEGER) - (other.dueAt ?? Number.MAX_SAFE_INTEGER) ||
  Number(other.kind === 'escalation') - Number(one.kind === 'escalation') ||
  one.id.localeCompare(other.id)

export const lastStep = ({ history }: TaskRow): string | undefined => {
  const { what, who, when } = history.at(-1) ?? {}
  if (history.length < 2 || !what) return undefined
  return [what, who, when && formatDateTime(when)].filter(Boolean).join(' · ')
}
