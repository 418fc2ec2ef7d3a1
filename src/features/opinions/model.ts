import type { Composition, ServiceRequest, Task } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { type Cancelled, cancelledIn } from '#clinical/care/cancel-request.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { priorityWords } from '#clinical/care/order.ts'
import { whoText } from '#clinical/entries/source.ts'
import { toWriting } from '#clinical/writing/writing.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { isSeenNote, toForm } from './draft.ts'

type Said = { by: string | undefined; when: string | undefined }

/** One opinion asked for, as both sides see it. */
export type Opinion = {
  id: string
  taskId: string | undefined
  entryId: string
  team: string
  question: string
  summary: string
  priority: string | undefined
  state: 'draft' | 'sent' | 'seen' | 'answered' | 'withdrawn' | 'not known'
  asked: Said
  /** SDS user id of who asks */
  askedBy: string | undefined
  seen: Said | undefined
  answer: (Said & { words: string }) | undefined
  withdrawn: Cancelled | undefined
}

export const stateWords: Record<Opinion['state'], string> = {
  draft: 'Draft, not sent',
  sent: 'Sent, not seen yet',
  seen: 'Seen',
  answered: 'Answered',
  withdrawn: 'Withdrawn',
  'not known': 'State not known',
}

export function toOpinions(
  requests: Answer<ServiceRequest>,
  tasks: readonly Task[],
  answers: readonly Stored<Composition>[],
): Entries<Opinion> {
  const list = toEntries(requests, (request) =>
    request.status === 'entered-in-error' ? undefined : toOpinion(request, tasks, answers),
  )
  const date = ({ asked }: Opinion) => asked.when ?? ''
  return { ...list, entries: list.entries.toSorted((one, other) => date(other).localeCompare(date(one))) }
}

export function toOpinion(
  request: Stored<ServiceRequest>,
  tasks: readonly Task[],
  answers: readonly Stored<Composition>[] = [],
): Opinion {
  const task = tasks.find(({ focus }) => referenceId(focus, 'ServiceRequest') === request.id)
  const { question, summary } = toForm(request)
  const note = task?.note?.findLast(isSeenNote)
  return {
    id: request.id,
    taskId: task?.id,
    entryId: request.identifier?.[0]?.value ?? request.id,
    team: whoText(request.performer?.[0], request) ?? whoText(task?.owner, task) ?? 'Team not named',
    question: question || 'No question in words',
    summary,
    priority: request.priority === 'routine' ? undefined : priorityWords(request.priority),
    state: stateOf(request, task),
    asked: { by: whoText(request.requester, request), when: request.authoredOn },
    askedBy: request.requester?.identifier?.value,
    seen: note && { by: whoText(note.authorReference), when: note.time },
    answer: answerOf(task, answers),
    withdrawn: cancelledIn(request),
  }
}

/** What nobody has said is not known; it is never taken for answered. */
function stateOf({ status }: ServiceRequest, task: Task | undefined): Opinion['state'] {
  if (status === 'draft') return 'draft'
  if (status === 'revoked') return 'withdrawn'
  switch (task?.status) {
    case 'requested':
      return 'sent'
    case 'received':
    case 'accepted':
    case 'in-progress':
      return 'seen'
    case 'completed':
      return 'answered'
    case 'cancelled':
      return 'withdrawn'
    default:
      return 'not known'
  }
}

function answerOf(task: Task | undefined, answers: readonly Stored<Composition>[]): Opinion['answer'] {
  const ids = answerIds(task ? [task] : [])
  const note = answers.find(({ id, status }) => ids.includes(id) && status !== 'entered-in-error')
  if (!note) return undefined
  const words = toWriting(note).sections.map((one) => one.words)
  return {
    words: words.filter(Boolean).join('\n') || 'The answer is in a form that cannot be shown here: see Notes',
    by: note.attester?.[0]?.party?.display ?? whoText(note.author[0], note),
    when: note.date,
  }
}

export const answerIds = (tasks: readonly Task[]): string[] =>
  tasks.flatMap(({ output = [] }) =>
    output.flatMap(({ valueReference }) => referenceId(valueReference, 'Composition') ?? []),
  )

/** What one version of a question says, for its history. */
export function opinionRows(request: Stored<ServiceRequest>): Rows {
  const { question, summary } = toForm(request)
  return [
    ['Asked of', whoText(request.performer?.[0], request)],
    ['Question', question],
    ['Summary', summary],
    ['Priority', priorityWords(request.priority)],
    ['Status', requestStatus[request.status] ?? request.status],
    ['Asked by', whoText(request.requester, request)],
    ['Asked', request.authoredOn && formatDateTime(request.authoredOn)],
  ]
}

const requestStatus: Record<string, string> = {
  draft: 'Draft',
  active: 'Asked',
  'on-hold': 'On hold',
  revoked: 'Withdrawn',
  completed: 'Answered',
  'entered-in-error': 'Entered in error',
  unknown: 'Status not known',
}
