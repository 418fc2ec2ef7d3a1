import type { CodeableConcept, Composition, ServiceRequest, Task } from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import type { Actor } from '#clinical/acts/act.ts'
import { toDraft } from '#clinical/writing/draft-composition.ts'
import { ordersKey, priorities } from '#clinical/care/order.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { taskCode } from '#clinical/care/task.ts'
import { entryIdOf } from '#clinical/writing/draft-keeper.ts'
import type { DraftKind } from '#clinical/writing/use-drafts.ts'
import type { Stored } from '#fhir/client.ts'
import { loinc, snomed } from '#fhir/coding.ts'

import type { Team } from './teams.ts'

/** What is asked of another team, as it is being written. */
export type OpinionForm = { team: string; priority: string; question: string; summary: string }

export const emptyOpinion: OpinionForm = { team: '', priority: '', question: '', summary: '' }

/** SNOMED CT 11429006 Consultation: not a referral, which administration may read. */
const consultation: CodeableConcept = {
  coding: [snomed('11429006', 'Consultation')],
  text: 'Opinion of another team',
}

export const toForm = ({ performer, priority, reasonCode, note }: ServiceRequest): OpinionForm => ({
  team: performer?.[0]?.reference ?? '',
  priority: priorities.find(({ value }) => value === priority)?.value ?? '',
  question: reasonCode?.[0]?.text ?? '',
  summary: note?.[0]?.text ?? '',
})

export const opinionDrafts: DraftKind<ServiceRequest> = {
  type: 'ServiceRequest',
  wordsOf: (request) => JSON.stringify([request.status, ...Object.values(toForm(request))]),
  key: ordersKey,
}

type Frame = {
  patientId: string
  encounterId: string | undefined
  entryId: string
  session: Session
  now: Date
}

export function toRequest(
  { team, priority, question, summary }: OpinionForm,
  teams: readonly Team[],
  { patientId, encounterId, entryId, session, now }: Frame,
  base?: Stored<ServiceRequest>,
): ServiceRequest {
  const begun: ServiceRequest = base ?? {
    resourceType: 'ServiceRequest',
    identifier: [entryIdentifier(session, entryId)],
    status: 'draft',
    intent: 'order',
    category: [consultation],
    subject: { reference: `Patient/${patientId}` },
    ...(encounterId ? { encounter: { reference: `Encounter/${encounterId}` } } : {}),
    authoredOn: now.toISOString(),
    requester: recordedBy(session),
  }
  const { performer: _team, priority: _priority, reasonCode: _question, note: _summary, ...kept } = begun
  const urgency = priorities.find(({ value }) => value === priority)?.value
  const name = teams.find(({ reference }) => reference === team)?.name
  return {
    ...kept,
    code: { ...consultation, text: name ? `Opinion: ${name}` : 'Opinion' },
    ...(team ? { performer: [{ reference: team, ...(name ? { display: name } : {}) }] } : {}),
    ...(urgency ? { priority: urgency } : {}),
    ...(question.trim() ? { reasonCode: [{ text: question }] } : {}),
    ...(summary.trim() ? { note: [{ text: summary }] } : {}),
  }
}

/** The draft as its writer has signed it. */
export const sent = (draft: Stored<ServiceRequest>, { session, now }: Actor): Stored<ServiceRequest> => ({
  ...draft,
  status: 'active',
  authoredOn: now.toISOString(),
  requester: recordedBy(session),
})

/** What the other team has to do; one for one request, however often it is sent. */
export function toTask(request: Stored<ServiceRequest>, { session, now }: Actor): Task {
  const [team] = request.performer ?? []
  return {
    resourceType: 'Task',
    identifier: [entryIdentifier(session, `${entryIdOf(request)}-task`)],
    status: 'requested',
    intent: 'order',
    ...(request.priority ? { priority: request.priority } : {}),
    code: taskCode('opinion'),
    description: request.reasonCode?.[0]?.text ?? 'Opinion asked for',
    focus: { reference: `ServiceRequest/${request.id}`, display: request.code?.text ?? 'Opinion' },
    for: request.subject,
    ...(request.encounter ? { encounter: request.encounter } : {}),
    authoredOn: now.toISOString(),
    requester: recordedBy(session),
    ...(team ? { owner: team } : {}),
  }
}

const seenWords = 'Seen'
export const isSeenNote = ({ text }: { text?: string }) => text === seenWords

/** Somebody of the team has read it: who and when stay with it. */
export const seen = (task: Stored<Task>, { session, now }: Actor): Stored<Task> => ({
  ...task,
  status: 'received',
  lastModified: now.toISOString(),
  note: [
    ...(task.note ?? []),
    { authorReference: recordedBy(session), time: now.toISOString(), text: seenWords },
  ],
})

export const answered = (task: Stored<Task>, note: Stored<Composition>, now: Date): Stored<Task> => ({
  ...task,
  status: 'completed',
  lastModified: now.toISOString(),
  output: [
    ...(task.output ?? []),
    {
      type: { text: 'Answer' },
      valueReference: { reference: `Composition/${note.id}`, display: note.title },
    },
  ],
})

/** Nobody needs to answer any more. */
export const withdrawn = (task: Stored<Task>, reason: string, now: Date): Stored<Task> => ({
  ...task,
  status: 'cancelled',
  statusReason: { text: reason },
  lastModified: now.toISOString(),
})

/** Each member of a team may begin an answer of their own; it is found again on any machine. */
export const answerEntryId = (taskId: string, userId: string) => `answer-${taskId}-${userId}`

type AnswerFrame = Omit<Frame, 'entryId'> & { taskId: string; team: string; request: Stored<ServiceRequest> }

/** A note of the chart (LOINC 11488-4), the question quoted with its date and author (hazard H18). */
export function toAnswer(words: string, { taskId, team, request, ...frame }: AnswerFrame): Composition {
  const { patientId, encounterId, session, now } = frame
  const { question } = toForm(request)
  const said = [request.requester?.display, request.authoredOn?.slice(0, 10)].filter(Boolean).join(' · ')
  return toDraft(
    {
      title: `Opinion: ${team}`,
      sections: [
        {
          heading: 'clinical-narrative',
          words,
          quotes: [{ references: [`ServiceRequest/${request.id}`], words: question, said }],
        },
      ],
    },
    {
      patientId,
      encounterId,
      entryId: answerEntryId(taskId, session.userId),
      type: { coding: [loinc('11488-4', 'Consult note')], text: 'Opinion' },
      session,
    },
    now,
  )
}
