import type { Reference, Task } from 'fhir/r4'

import { acknowledgementId, acknowledgementSystem } from '#clinical/results/acknowledgement.ts'
import type { Actor } from '#clinical/acts/act.ts'
import type { OwedResult } from '#clinical/results/owed-result.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { taskCode } from '#clinical/care/task.ts'

import type { AnswerDraft } from './draft.ts'

/** The steps of a result as FHIR: a Task beside the report, which is never written to. */

const stateSystem = 'https://lune.example/fhir/CodeSystem/result-state'
const states = {
  seen: 'Seen',
  forwarded: 'Forwarded',
  escalated: 'Escalated',
  declined: 'Declined',
  acknowledged: 'Acknowledged',
  actioned: 'Acted on',
  closed: 'Closed',
  superseded: 'Superseded by an amendment',
}
const called = (state: keyof typeof states) => ({
  businessStatus: { coding: [{ system: stateSystem, code: state, display: states[state] }] },
})

type Who = Pick<Actor, 'session' | 'now'>

/** The first step: somebody has opened it. Whose it is stays as it was. */
export function seenTask({ report, patientId, owner, due }: OwedResult, who: Who): Task {
  const at = who.now.toISOString()
  return {
    resourceType: 'Task',
    identifier: [{ system: acknowledgementSystem, value: acknowledgementId(report) }],
    status: 'requested',
    ...called('seen'),
    intent: 'order',
    priority: 'routine',
    code: taskCode('result-acknowledgement'),
    description: `Acknowledge ${report.name}`,
    focus: { reference: `DiagnosticReport/${report.id}` },
    for: { reference: `Patient/${patientId}` },
    ...(report.encounterId ? { encounter: { reference: `Encounter/${report.encounterId}` } } : {}),
    authoredOn: at,
    lastModified: at,
    ...(owner.reference ? { owner: withName(owner.reference, owner.who) } : {}),
    ...(due === undefined ? {} : { restriction: { period: { end: new Date(due).toISOString() } } }),
    note: [step(who, 'Opened')],
  }
}

const withName = (reference: Reference, display: string): Reference => ({ ...reference, display })

const step = ({ session, now }: Who, text: string) => ({
  authorReference: recordedBy(session),
  time: now.toISOString(),
  text,
})

/** The Task after an answer; everything else in it stays as it is. */
export function answered(task: Task, draft: AnswerDraft, to: Reference | undefined, who: Who): Task {
  const { action, reason } = draft
  const me = recordedBy(who.session)
  const next = (change: Partial<Task>, words: string): Task => ({
    ...task,
    ...change,
    lastModified: who.now.toISOString(),
    note: [...(task.note ?? []), step(who, words)],
  })
  switch (draft.answer) {
    case 'acknowledge': {
      const words = wasPassedOn(task) ? 'Accepted and acknowledged' : 'Acknowledged'
      return next({ status: 'accepted', ...called('acknowledged'), owner: me }, words)
    }
    case 'close':
      return next({ status: 'completed', ...called('closed'), owner: me }, 'Acknowledged and closed')
    case 'act':
      return next({ status: 'in-progress', ...called('actioned'), owner: me }, `Done: ${action}`)
    case 'act and close':
      return next({ status: 'completed', ...called('closed'), owner: me }, `Done, and closed: ${action}`)
    case 'forward':
      return next(
        { status: 'requested', ...called('forwarded'), requester: me, ...(to ? { owner: to } : {}) },
        `Forwarded to ${to?.display ?? 'somebody not named'}${reason ? `: ${reason}` : ''}`,
      )
    case 'escalate':
      return next(
        {
          status: 'requested',
          priority: 'urgent',
          ...called('escalated'),
          requester: me,
          ...(to ? { owner: to } : {}),
        },
        `Overdue, escalated to ${to?.display ?? 'somebody not named'}${reason ? `: ${reason}` : ''}`,
      )
    case 'decline':
      return next(
        { status: 'requested', ...called('declined'), ...(task.requester ? { owner: task.requester } : {}) },
        `Declined: ${reason}`,
      )
    default:
      throw new Error('Say what you do about it.')
  }
}

const wasPassedOn = ({ businessStatus }: Task) =>
  businessStatus?.coding?.some(({ code }) => code === 'forwarded' || code === 'escalated') ?? false

/** Closed together with all the other normal results of this patient. */
export const closedAsNormal = (task: Task, who: Who): Task => ({
  ...task,
  status: 'completed',
  ...called('closed'),
  owner: recordedBy(who.session),
  lastModified: who.now.toISOString(),
  note: [...(task.note ?? []), step(who, 'Acknowledged and closed with all normal results of this patient')],
})

/** What was still open about what the report said before it was amended. */
export const superseded = (task: Task, who: Who): Task => ({
  ...task,
  status: 'cancelled',
  ...called('superseded'),
  lastModified: who.now.toISOString(),
  note: [...(task.note ?? []), step(who, 'The report was changed: answered anew')],
})
