import type { Task } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entrySystem, recordedBy } from '#clinical/acts/recorded-by.ts'

import type { BoardStep, Visit } from './board.ts'
import { stepSystem } from './pathways.ts'

/** What somebody says of a step: they begin it, it is done, it is not needed, or what was said was a slip. */
export type Mark = 'begin' | 'done' | 'not needed' | 'take back'

type Marked = Pick<Visit, 'appointmentId' | 'encounterId' | 'patientId'> & {
  step: Pick<BoardStep, 'code' | 'title' | 'task'>
}

const statuses = {
  begin: 'in-progress',
  done: 'completed',
  'not needed': 'cancelled',
  'take back': 'requested',
} as const satisfies Record<Mark, Task['status']>

/** One Task for each step of a visit, known by both: two people who mark it at once make one of it. */
export function marked(
  { appointmentId, encounterId, patientId, step }: Marked,
  mark: Mark,
  { session, now }: Pick<Actor, 'session' | 'now'>,
): Act {
  const at = now.toISOString()
  const { task } = step
  const start = task?.status === 'in-progress' ? (task.executionPeriod?.start ?? at) : at
  const made: Omit<Task, 'status'> = {
    resourceType: 'Task',
    identifier: [{ system: entrySystem, value: `eye-step-${appointmentId}-${step.code}` }],
    intent: 'order',
    code: { coding: [{ system: stepSystem, code: step.code, display: step.title }], text: step.title },
    focus: { reference: `Appointment/${appointmentId}` },
    for: { reference: `Patient/${patientId}` },
    ...(encounterId ? { encounter: { reference: `Encounter/${encounterId}` } } : {}),
    authoredOn: at,
  }
  const { executionPeriod: _, ...before } = task ?? made
  const period = {
    begin: { executionPeriod: { start: at } },
    done: { executionPeriod: { start, end: at } },
    'not needed': {},
    'take back': {},
  }[mark]
  const to: Task = {
    ...before,
    ...period,
    status: statuses[mark],
    lastModified: at,
    owner: recordedBy(session),
  }
  return task ? { change: [{ seen: task, to }] } : { make: [{ resource: to }] }
}

/** What one press does: drops are given in a moment; whatever else is next begins, and is done with the next press. */
export const nextMark = ({ state, readyAfter, code }: BoardStep): Mark =>
  state === 'in progress' || readyAfter !== undefined || code === 'leave' ? 'done' : 'begin'

export const markWords = (step: BoardStep): string => {
  if (step.code === 'leave') return 'Has left'
  if (step.readyAfter !== undefined) return `${step.title} given`
  return step.state === 'in progress' ? `${step.title} done` : `Begin ${inSentence(step.title)}`
}

/** `Begin vision`, but `Begin OCT` */
const inSentence = (title: string) => (/^[A-Z]{2}/.test(title) ? title : title.toLowerCase())
