import type { CodeableConcept, Reference, Task } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { whoText } from '#clinical/entries/source.ts'

/** Something that somebody has to do about a patient: one shape, whichever part of Lune asked for it. */

const kindSystem = 'https://lune.example/fhir/CodeSystem/task-kind'

const kinds = {
  'result-acknowledgement': 'Result to acknowledge',
  opinion: 'Opinion asked for',
  countersign: 'Note to countersign',
  'ward-task': 'Ward task',
  escalation: 'Escalation',
  laboratory: 'Laboratory work',
  'critical-call': 'Critical result to telephone',
}
export type TaskKind = keyof typeof kinds

export const taskCode = (kind: TaskKind): CodeableConcept => ({
  coding: [{ system: kindSystem, code: kind, display: kinds[kind] }],
})

/** Waits in a clinician's own inbox, wherever the patient lies: it is nothing to do on the ward. */
export const isOfInbox = (kind: TaskKind | undefined): boolean =>
  kind === 'result-acknowledgement' || kind === 'opinion' || kind === 'countersign' || isOfLaboratory(kind)

/** On the laboratory’s own worklists, and nobody else’s */
export const isOfLaboratory = (kind: TaskKind | undefined): boolean =>
  kind === 'laboratory' || kind === 'critical-call'

/** `code` of a search for tasks of one kind. */
export const taskKind = (kind: TaskKind) => `${kindSystem}|${kind}`

/** Everything read of the tasks of one patient. */
export const tasksKey = (patientId: string) => ['patient', patientId, 'tasks'] as const

export const openStatuses = 'draft,requested,received,accepted,ready,in-progress,on-hold'

export const sdsUserSystem = 'https://fhir.nhs.uk/Id/sds-user-id'

/** Who is to do it: a person by SDS user id, or a team. `user` is the id, `team` the reference, as far as known. */
export type Owner = { who: string; user: string | undefined; team: string | undefined }

export type PatientTask = {
  id: string
  /** Undefined: a task of a kind that Lune does not make */
  kind: TaskKind | undefined
  what: string
  status: string
  /** Somebody still has to do it */
  open: boolean
  owner: Owner | undefined
  askedBy: string | undefined
  asked: string | undefined
  due: string | undefined
  patientId: string | undefined
  /** What it is about: `DiagnosticReport/1` */
  focus: string | undefined
}

export function toPatientTask(task: Stored<Task>): PatientTask {
  const { id, code, description, status, requester, authoredOn, restriction, focus } = task
  const kind = kindOf(task)
  return {
    id,
    kind,
    what: description?.trim() || textOf(code, '') || 'Task not named',
    status: statusWords[status] ?? 'Status not known',
    open: !over.has(status),
    owner: ownerOf(task),
    askedBy: whoText(requester, task),
    asked: authoredOn,
    due: restriction?.period?.end,
    patientId: referenceId(task.for, 'Patient'),
    focus: focus?.reference,
  }
}

function kindOf({ code }: Task): TaskKind | undefined {
  const found = listOf(code?.coding).find(({ system }) => system === kindSystem)?.code
  return found && found in kinds ? (found as TaskKind) : undefined
}

/** A person or a team by name; an organisation says no more than whose medical team is meant. */
function ownerOf(task: Task): Owner | undefined {
  const { owner, performerType } = task
  const doer = listOf(performerType)
    .map((one) => textOf(one, ''))
    .find(Boolean)
  if (doer && (!owner || isOrganisation(owner))) return { who: doer, user: undefined, team: undefined }
  if (!owner) return undefined
  const { identifier, reference } = owner
  const user = identifier?.system === sdsUserSystem ? identifier.value : undefined
  const isPerson = user !== undefined || /(^|\/)(Practitioner|PractitionerRole)\//.test(reference ?? '')
  const who = whoText(owner, task) ?? (isPerson ? 'A person not named' : 'A team not named')
  return { who, user, team: isPerson ? undefined : reference }
}

const isOrganisation = ({ type, reference }: Reference) =>
  type === 'Organization' || /(^|\/)Organization\//.test(reference ?? '')

const over = new Set<string>(['completed', 'cancelled', 'rejected', 'failed', 'entered-in-error'])

const statusWords: Record<string, string> = {
  draft: 'Draft',
  requested: 'Asked for',
  received: 'Seen',
  accepted: 'Accepted',
  rejected: 'Declined',
  ready: 'Ready',
  cancelled: 'Cancelled',
  'in-progress': 'In progress',
  'on-hold': 'On hold',
  failed: 'Could not be done',
  completed: 'Done',
  'entered-in-error': 'Entered in error',
}
