import type { Task } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entrySystem, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'

import type { Examination } from './steps.ts'

export const vetDraft = z
  .object({
    decision: z.pipe(z.string(), z.enum(['justified', 'refused'], { error: 'Say whether it is justified' })),
    protocol: z.string().check(z.trim(), z.maxLength(500)),
    reason: z.string().check(z.trim(), z.maxLength(500)),
  })
  .check(
    z.refine(({ decision, reason }) => decision !== 'refused' || reason.length >= 3, {
      path: ['reason'],
      error: 'Say why, for whoever asked',
    }),
  )
export type VetDraft = z.infer<typeof vetDraft>

const stepSystem = 'https://lune.example/fhir/CodeSystem/imaging-step'
const words = {
  vetted: 'Vetted, waiting for a time',
  scheduled: 'Scheduled',
  performed: 'Performed, waiting for the report',
  reported: 'Reported',
}
export const businessStatus = (step: keyof typeof words): NonNullable<Task['businessStatus']> => ({
  coding: [{ system: stepSystem, code: step, display: words[step] }],
  text: words[step],
})

/** The department's own work on a request: one Task, whoever begins it. */
function newTask({ request }: Examination, { session, now }: Actor): Task {
  return {
    resourceType: 'Task',
    // one for each request: two who vet it at once make one
    identifier: [{ system: entrySystem, value: `imaging-${request.id}` }],
    status: 'accepted',
    intent: 'order',
    code: { text: 'Imaging' },
    focus: { reference: `ServiceRequest/${request.id}` },
    ...(request.subject ? { for: request.subject } : {}),
    ...(request.encounter ? { encounter: request.encounter } : {}),
    authoredOn: now.toISOString(),
    ...(request.requester ? { requester: request.requester } : {}),
    owner: ownOrganisation(session),
  }
}

/** Writes the Task, made or changed, as this step leaves it. */
export function taskAct(
  examination: Examination,
  actor: Actor,
  to: Pick<Task, 'status'> & Partial<Task>,
): Pick<Act, 'make' | 'change' | 'shared'> {
  const { task } = examination
  const lastModified = actor.now.toISOString()
  if (task) return { change: [{ seen: task, to: { ...task, ...to, lastModified } }] }
  return { make: [{ resource: { ...newTask(examination, actor), ...to, lastModified } }], shared: true }
}

/** Justified under IR(ME)R by the practitioner, with how it is to be done; or refused, with the reason the referrer reads. */
export function vetted(examination: Examination, draft: VetDraft, actor: Actor): Act {
  const { decision, protocol, reason } = draft
  const note = (text: string): Task['note'] => [
    ...(examination.task?.note ?? []),
    { authorReference: recordedBy(actor.session), time: actor.now.toISOString(), text },
  ]
  return decision === 'justified'
    ? {
        ...taskAct(examination, actor, {
          status: 'accepted',
          businessStatus: businessStatus('vetted'),
          note: note(protocol ? `Justified. Protocol: ${protocol}` : 'Justified'),
        }),
        reason: 'Justified',
      }
    : {
        ...taskAct(examination, actor, {
          status: 'rejected',
          statusReason: { text: reason },
          note: note(`Not justified: ${reason}`),
        }),
        reason,
      }
}
