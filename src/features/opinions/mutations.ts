import type { Composition, ServiceRequest, Task } from 'fhir/r4'

import { useCan, useSession } from '#auth/session.ts'
import { aboutPatient, referenceId } from '#clinical/patient/about-patient.ts'
import type { Reason } from '#clinical/acts/reason.ts'
import { cancelled } from '#clinical/care/cancel-request.ts'
import { notesKey } from '#clinical/writing/draft-queries.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { signed } from '#clinical/acts/signing.ts'
import { taskKind } from '#clinical/care/task.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import type { Drafts } from '#clinical/writing/use-drafts.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import { answered, type OpinionForm, seen, sent, toTask, withdrawn } from './draft.ts'
import { incomingKey } from './queries.ts'

/** The request and what the other team has to do, in one transaction. */
export function useSendOpinion(
  patientId: string,
  { autosave, keeper }: Pick<Drafts<ServiceRequest>, 'autosave' | 'keeper'>,
) {
  return useAct(
    patientId,
    async (_form: OpinionForm, actor) => {
      await autosave.flush()
      const drafts = keeper.kept()
      return {
        make: drafts.map((draft) => ({ resource: toTask(draft, actor) })),
        change: drafts.map((draft) => ({ seen: draft, to: sent(draft, actor) })),
        reason: 'Sent',
      }
    },
    [ordersKey(patientId), incomingKey],
  )
}

/** As it is at this moment: several of a team look at one list, and one of them is first. */
async function taskNow(patientId: string, taskId: string): Promise<Stored<Task>> {
  const task = await fhir.read('Task', taskId)
  aboutPatient([task], patientId)
  if (task.status === 'completed') throw new Error('A colleague has answered this already.')
  if (task.status === 'cancelled') throw new Error('Who asked has withdrawn the question.')
  return task
}

export function useMarkSeen(patientId: string, taskId: string) {
  return useAct(
    patientId,
    async (_: 'seen', actor) => {
      const task = await taskNow(patientId, taskId)
      if (task.status !== 'requested') throw new Error('A colleague has marked this as seen already.')
      return { change: [{ seen: task, to: seen(task, actor) }] }
    },
    [ordersKey(patientId), incomingKey],
  )
}

/** One's name under the answer: it becomes a note of the chart, and the question is answered, both or neither. */
export function useSignAnswer(patientId: string, taskId: string) {
  const complete = useCan('note.sign')
  const session = useSession()
  return useAct(
    patientId,
    async (draft: Stored<Composition>, { now }) => {
      const task = await taskNow(patientId, taskId)
      return {
        change: [
          { seen: draft, to: signed(draft, session, complete, now) },
          { seen: task, to: answered(task, draft, now) },
        ],
        reason: 'Answered',
      }
    },
    [ordersKey(patientId), notesKey(patientId), incomingKey],
  )
}

export function useWithdrawOpinion(patientId: string, request: Stored<ServiceRequest>) {
  return useAct(
    patientId,
    async (draft: Reason, actor) => {
      const { resources } = await fhir.search('Task', {
        patient: patientId,
        code: taskKind('opinion'),
        focus: `ServiceRequest/${request.id}`,
      })
      aboutPatient<Stored<Task>>(resources, patientId)
      const mine = resources.filter(({ focus }) => referenceId(focus, 'ServiceRequest') === request.id)
      if (mine.some(({ status }) => status === 'completed'))
        throw new Error('It has been answered meanwhile: read the answer first.')
      return {
        change: [
          { seen: request, to: cancelled(request, draft, actor) },
          ...mine.map((task) => ({ seen: task, to: withdrawn(task, draft.reason, actor.now) })),
        ],
        reason: draft.reason,
      }
    },
    [ordersKey(patientId), incomingKey],
  )
}
