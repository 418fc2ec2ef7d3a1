import type { Identifier, Reference, Task } from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import type { Stored } from '#fhir/client.ts'

import { doerConcept } from './doer.ts'
import { taskCode } from './task.ts'
import { nextDue, repeatOf, withRepeat } from './task-repeat.ts'
import type { Who } from './task-steps.ts'

/** Who can be asked for something on a ward, whichever of them does it. */
export const wardDoers = [
  { code: 'nurse', words: 'Ward nurses' },
  { code: 'nurse-in-charge', words: 'Nurse in charge' },
  { code: 'healthcare-assistant', words: 'Healthcare assistant' },
  { code: 'medical-team', words: 'Medical team' },
  { code: 'pharmacist', words: 'Pharmacist' },
  { code: 'therapist', words: 'Therapist' },
] as const

/** `owner`: a person or a team by name; `doer`: one of `wardDoers`. */
type WardTask = {
  what: string
  doer?: string | undefined
  owner?: Reference | undefined
  /** An instant as FHIR writes it */
  due?: string | undefined
  /** A code of `repeats` */
  repeat?: string
  /** What it comes from: a care plan, an assessment */
  basedOn?: Reference | undefined
}

type About = Who & {
  patientId: string
  /** The stay; one that is made in the same act, by its `urn:uuid:` */
  encounter: Reference | undefined
  /** Made once per form: sent again after a lost answer, it finds the task instead of making a second */
  entryId: string
}

/** Something to do for a patient, asked for by hand or by whatever a plan or an assessment leads to. */
export function toWardTask(task: WardTask, { patientId, encounter, entryId, session, now }: About): Task {
  const doer = wardDoers.find(({ code }) => code === task.doer)
  const at = now.toISOString()
  return {
    resourceType: 'Task',
    ...withRepeat(task.repeat ?? ''),
    identifier: [entryIdentifier(session, entryId)],
    status: 'requested',
    intent: 'order',
    code: taskCode('ward-task'),
    description: task.what,
    ...(task.basedOn ? { basedOn: [task.basedOn] } : {}),
    for: { reference: `Patient/${patientId}` },
    ...(encounter ? { encounter } : {}),
    authoredOn: at,
    lastModified: at,
    requester: recordedBy(session),
    ...(doer ? { performerType: [doerConcept(doer.code, doer.words)] } : {}),
    ...(task.owner ? { owner: task.owner } : {}),
    ...(task.due ? { restriction: { period: { end: task.due } } } : {}),
  }
}

/** The next of a task that repeats; undefined for one that does not. Asked of the same people as the first was. */
export function nextOf(task: Stored<Task>, session: Pick<Session, 'post'>, now: Date): Task | undefined {
  const repeat = repeatOf(task)
  if (!repeat) return undefined
  const due = Date.parse(task.restriction?.period?.end ?? '') || now.getTime()
  const end = new Date(nextDue(repeat, due, now.getTime())).toISOString()
  const { resourceType, extension, intent, code, description, basedOn, encounter, requester } = task
  return {
    resourceType,
    ...(extension ? { extension } : {}),
    // found again by the one before it: of two who finish that one, the second makes no second
    identifier: [next(task.id, session)],
    status: 'requested',
    intent,
    ...(code ? { code } : {}),
    ...(description ? { description } : {}),
    ...(basedOn ? { basedOn } : {}),
    ...(task.for ? { for: task.for } : {}),
    ...(encounter ? { encounter } : {}),
    authoredOn: now.toISOString(),
    lastModified: now.toISOString(),
    ...(requester ? { requester } : {}),
    ...(task.performerType ? { performerType: task.performerType } : {}),
    ...ownerAgain(task),
    restriction: { period: { end } },
    partOf: [{ reference: `Task/${task.id}` }],
  }
}

const next = (taskId: string, session: Pick<Session, 'post'>): Identifier =>
  entryIdentifier(session, `after-${taskId}`)

/** Whoever happened to take it this time is not bound to the next one. */
const ownerAgain = ({ performerType, owner }: Task) => (owner && !performerType ? { owner } : undefined)
