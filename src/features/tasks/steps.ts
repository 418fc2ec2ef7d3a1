import type { Task } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { doerConcept } from '#clinical/care/doer.ts'
import { stepped, type Who } from '#clinical/care/task-steps.ts'
import { nextOf } from '#clinical/care/ward-task.ts'
import { after } from '#clinical/escalation/chain.ts'
import type { Policy } from '#clinical/escalation/policy.ts'
import { bundleTasks, sepsisRisk } from '#clinical/escalation/sepsis.ts'
import { calledInstead, causeOf, nextUp, stepCode, steppedUpStatus } from '#clinical/escalation/steps.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime, formatTime } from '#fhir/dates.ts'

import type { ActCode, Values } from './draft.ts'
import type { TaskRow } from './row.ts'

/** What is recorded, checked: `at` is an instant. */
export type Recorded = Omit<Values, 'act' | 'at'> & { act: ActCode; at: string }

/**
 * One step of one task as an act on the record. `others` are the open escalations of the same patient: telling, answering
 * and stepping up concern them too, and all of it is written or nothing.
 */
export function toAct(
  row: TaskRow,
  recorded: Recorded,
  others: readonly TaskRow[],
  actor: Actor,
  policy: Policy,
): Act {
  // what is over is not begun again by a form that was open meanwhile
  if (!row.open) throw new Error('A colleague has closed this task meanwhile: nothing was written.')
  const words = recorded.words.trim()
  const said = words ? `: ${words}` : ''
  const task = row.resource
  const to = (change: Partial<Task>, what: string) => ({
    seen: task,
    to: stepped(task, change, what, actor),
  })
  const me = recordedBy(actor.session)
  switch (recorded.act) {
    case 'accept':
      return { change: [to({ status: 'accepted', owner: me }, 'Accepted')] }
    case 'done':
      return { ...again(task, actor), change: [to({ status: 'completed', owner: me }, `Done${said}`)] }
    case 'cannot': {
      const reason = { status: 'failed' as const, statusReason: { text: words } }
      return {
        ...again(task, actor),
        change: [to(reason, `Cannot be done${said}`)],
        reason: words,
      }
    }
    case 'told':
      return toldAct(row, recorded, others, actor)
    case 'coming':
      return { change: [to({ status: 'accepted', owner: me }, 'Accepted, on the way')] }
    case 'not-coming':
      return { change: [to({ status: 'requested' }, `Cannot come${said}`)], reason: words }
    case 'seen':
      return seenAct(row, recorded, others, actor)
    case 'step-up':
      return stepUpAct(row, said, others, actor, policy)
    case 'sepsis': {
      const { total, any3 } = causeOf(task)
      const risk = sepsisRisk({ total, any3, signs: recorded.signs.length > 0 })
      return {
        change: [to({ status: 'completed' }, `Could be sepsis: ${risk.words}${said}`)],
        make: bundleTasks(task, risk, actor).map((resource) => ({ resource })),
      }
    }
    case 'no-sepsis':
      return { change: [to({ status: 'completed' }, `Not sepsis${said}`)], reason: words }
  }
}

/** Doing a task that repeats makes the next in the same transaction, found again if it is sent twice. */
function again(task: Stored<Task>, { session, now }: Actor): Pick<Act, 'make'> {
  const next = nextOf(task, session, now)
  return next ? { make: [{ resource: next }] } : {}
}

const ofOneSet = (row: TaskRow) => (other: TaskRow) =>
  other.id !== row.id && other.open && row.chain !== undefined && other.chain === row.chain

function toldAct(row: TaskRow, { who, at, words }: Recorded, others: readonly TaskRow[], actor: Who): Act {
  const said = words.trim()
  const text = `Told ${who.trim()} at ${formatTime(at)}${said ? `: ${said}` : ''}`
  const together = others.filter(ofOneSet(row))
  // Telling somebody is what "tell" asks for, and the review knows from then on that somebody has been told.
  const changed = [row, ...together].flatMap((one) => {
    const { resource } = one
    const change = toldChange(one, one.id === row.id)
    return change ? [{ seen: resource, to: stepped(resource, change, text, actor) }] : []
  })
  return { change: changed }
}

function toldChange({ step, resource, steppedUp }: TaskRow, itself: boolean): Partial<Task> | undefined {
  if (step === 'tell') return { status: 'completed' }
  if (step !== 'review') return undefined
  if (itself) return resource.status === 'accepted' ? {} : { status: 'received' }
  return resource.status === 'requested' && !steppedUp ? { status: 'received' } : undefined
}

function seenAct(row: TaskRow, recorded: Recorded, others: readonly TaskRow[], actor: Who): Act {
  const { who, at, words } = recorded
  const plan = words.trim()
  const text = `Seen by ${who.trim()} at ${formatDateTime(at)}. Plan: ${plan}`
  const output: Task['output'] = [{ type: { text: 'Plan' }, valueString: plan }]
  return {
    change: [row, ...answeredWith(row, others)].map(({ resource }) => ({
      seen: resource,
      to: stepped(
        resource,
        {
          status: 'completed',
          executionPeriod: { end: at },
          output: [...(resource.output ?? []), ...output],
        },
        text,
        actor,
      ),
    })),
  }
}

/** A review answers every open escalation of the patient; what a suspicion of sepsis asks for goes on. */
export const answeredWith = (row: TaskRow, others: readonly TaskRow[]): TaskRow[] =>
  others.filter(({ id, open, step }) => id !== row.id && open && (step === 'tell' || step === 'review'))

/** The next further up is called, by a task of its own; the first stays, with when it was stepped up and by whom. */
function stepUpAct(
  row: TaskRow,
  said: string,
  others: readonly TaskRow[],
  actor: Actor,
  policy: Policy,
): Act {
  const from = row.step === 'tell' ? (others.filter(ofOneSet(row)).find(isReview) ?? row) : row
  const next = nextUp(from.resource)
  const rung = policy.rungs[next ?? '']
  if (!next || !rung) throw new Error('There is nobody further up to call here. Call 2222.')
  const { words, within } = rung
  const now = actor.now.toISOString()
  const text = `Stepped up to ${words}${said}`
  const { because } = causeOf(from.resource)
  const { groupIdentifier, focus, reasonReference, encounter } = from.resource
  const up: Task = {
    resourceType: 'Task',
    identifier: [entryIdentifier(actor.session, `step-up-${from.id}`)],
    ...(groupIdentifier ? { groupIdentifier } : {}),
    status: 'requested',
    intent: 'order',
    priority: within === 0 ? 'stat' : 'asap',
    code: stepCode('review', `${words}: tell them now, and review`),
    description: `${because ?? 'Escalation'}. Stepped up: tell ${words} now, and review`,
    ...(focus ? { focus } : {}),
    ...(reasonReference ? { reasonReference } : {}),
    ...(from.resource.for ? { for: from.resource.for } : {}),
    ...(encounter ? { encounter } : {}),
    authoredOn: now,
    lastModified: now,
    requester: recordedBy(actor.session),
    ...organisationOf(from),
    performerType: [doerConcept(next, words)],
    restriction: { period: { start: now, end: after(now, within) } },
    input: calledInstead(from.resource, next, rung.next),
    partOf: [{ reference: `Task/${from.id}` }],
  }
  const stepUp = (one: TaskRow) => ({
    seen: one.resource,
    to: stepped(one.resource, steppedUpStatus, text, actor),
  })
  return {
    change: [...new Set([row, from])].map(stepUp),
    make: [{ resource: up }],
  }
}

const isReview = ({ step, steppedUp }: TaskRow) => step === 'review' && !steppedUp

const organisationOf = ({ resource: { owner, identifier } }: TaskRow): Pick<Task, 'owner'> | undefined => {
  if (owner?.type === 'Organization') return { owner }
  const assigner = identifier?.[0]?.assigner
  return assigner && { owner: { ...assigner, type: 'Organization' } }
}
