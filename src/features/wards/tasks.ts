import type { Task } from 'fhir/r4'

import { isOfInbox, type PatientTask, toPatientTask } from '#clinical/care/task.ts'
import { briefStep, isSteppedUp, nextUp } from '#clinical/escalation/steps.ts'
import type { Stored } from '#fhir/client.ts'
import { instantOf } from '#fhir/dates.ts'

import type { Known } from './known.ts'

/** What has to be done for one patient on this ward; the soonest first, those without a time last. */
export type WardTasks = { tasks: WardTask[] }
export type WardTask = Pick<PatientTask, 'id' | 'what' | 'kind'> & {
  dueAt: number | undefined
  /** Of an escalation: whether there is somebody further up to call, or they have been called and it is their task that counts */
  up?: 'possible' | 'called' | undefined
}

export function toWardTasks(resources: readonly Stored<Task>[]): Map<string, WardTasks> {
  const of = new Map<string, WardTasks>()
  for (const resource of resources) {
    const { id, what, kind, open, due, patientId } = toPatientTask(resource)
    if (!open || !patientId || isOfInbox(kind)) continue
    const { tasks } = of.get(patientId) ?? { tasks: [] }
    const task: WardTask = {
      id,
      what: briefStep(resource) ?? what,
      kind,
      dueAt: instantOf(due),
      up: isSteppedUp(resource) ? 'called' : nextUp(resource) ? 'possible' : undefined,
    }
    of.set(patientId, { tasks: [...tasks, task].toSorted(bySoonest) })
  }
  return of
}

const bySoonest = (one: WardTask, other: WardTask) =>
  (one.dueAt ?? Number.MAX_SAFE_INTEGER) - (other.dueAt ?? Number.MAX_SAFE_INTEGER)

/** Escalations before everything else, whatever their times; those whose next further up was called after these. */
export const byUrgency = (tasks: readonly WardTask[]): WardTask[] =>
  tasks.toSorted(
    (one, other) =>
      Number(other.kind === 'escalation') - Number(one.kind === 'escalation') ||
      Number(one.up === 'called') - Number(other.up === 'called'),
  )

export const isOverdue = ({ dueAt }: WardTask, now: number) => dueAt !== undefined && dueAt <= now

/** Nobody came in time, and there is somebody further up to call. */
export const asksToStepUp = (task: WardTask, now: number) => task.up === 'possible' && isOverdue(task, now)

export const hasEscalation = (tasks: Known<WardTasks>) =>
  typeof tasks === 'object' && tasks.tasks.some(({ kind }) => kind === 'escalation')
