import type { Task } from 'fhir/r4'

import { isOfInbox, type PatientTask, toPatientTask } from '#clinical/care/task.ts'
import { briefStep } from '#clinical/escalation/steps.ts'
import type { Stored } from '#fhir/client.ts'
import { instantOf } from '#fhir/dates.ts'

/** What has to be done for one patient on this ward; the soonest first, those without a time last. */
export type WardTasks = { tasks: WardTask[] }
export type WardTask = Pick<PatientTask, 'id' | 'what' | 'kind'> & { dueAt: number | undefined }

export function toWardTasks(resources: readonly Stored<Task>[]): Map<string, WardTasks> {
  const of = new Map<string, WardTasks>()
  for (const resource of resources) {
    const { id, what, kind, open, due, patientId } = toPatientTask(resource)
    if (!open || !patientId || isOfInbox(kind)) continue
    const { tasks } = of.get(patientId) ?? { tasks: [] }
    const task = { id, what: briefStep(resource) ?? what, kind, dueAt: instantOf(due) }
    of.set(patientId, { tasks: [...tasks, task].toSorted(bySoonest) })
  }
  return of
}

const bySoonest = (one: WardTask, other: WardTask) =>
  (one.dueAt ?? Number.MAX_SAFE_INTEGER) - (other.dueAt ?? Number.MAX_SAFE_INTEGER)

/** Escalations before everything else, whatever their times. */
export const byUrgency = (tasks: readonly WardTask[]): WardTask[] =>
  tasks.toSorted((one, other) => Number(other.kind === 'escalation') - Number(one.kind === 'escalation'))

export const isOverdue = ({ dueAt }: WardTask, now: number) => dueAt !== undefined && dueAt <= now
