import type { Task } from 'fhir/r4'

import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { type PatientTask, toPatientTask } from '#clinical/care/task.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** What somebody still has to do: the overdue first, then by when it is due; those without a day last. */
export function toOutstanding(found: Answer<Task>): Entries<PatientTask> {
  const list = toEntries(found, toOpen)
  return { ...list, entries: list.entries.toSorted((one, other) => dueOf(one).localeCompare(dueOf(other))) }
}

/** A result that somebody has answered for has its own place among the results, though its Task goes on. */
function toOpen(task: Stored<Task>): PatientTask | undefined {
  const one = toPatientTask(task)
  const answered = one.kind === 'result-acknowledgement' && afterAcknowledging.has(task.status)
  return one.open && !answered ? one : undefined
}

const afterAcknowledging = new Set<string>(['accepted', 'on-hold', 'in-progress'])

const dueOf = ({ due }: PatientTask) => due ?? '9999'

/** What one version of a task says, for its history. */
export function taskRows(task: Stored<Task>): Rows {
  const { what, status, owner, askedBy, due } = toPatientTask(task)
  return [
    ['Task', what],
    ['State', status],
    ['To be done by', owner?.who],
    ['Asked by', askedBy],
    ['Due', due && formatDateTime(due)],
    ...(task.note ?? []).map(({ text }) => ['Said', text] as const),
  ]
}
