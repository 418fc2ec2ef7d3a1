import type { QuestionnaireResponse, ServiceRequest } from 'fhir/r4'

import { type Cancelled, cancelledIn, isOfCancelling } from '#clinical/care/cancel-request.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { type OrderKind, orderKindOf, orderKindWords, priorityWords } from '#clinical/care/order.ts'
import { resolve, type Source, sourceOf, whoText } from '#clinical/entries/source.ts'
import { periodText } from '#clinical/results/value.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

export type Order = {
  id: string
  /** As the record keeps it, for what its progress is read by */
  request: Stored<ServiceRequest>
  name: string
  kind: OrderKind
  kindText: string
  /** Of routine, nothing is said */
  priority: string | undefined
  doNot: boolean
  /** Proposed or planned by somebody, not ordered */
  intent: string | undefined
  reason: string | undefined
  planned: string | undefined
  details: string[]
  answers: { question: string; answer: string }[]
  /** Why, when and by whom it was cancelled */
  cancelled: Cancelled | undefined
  date: string | undefined
  /** SDS user id, where it is known */
  requestedBy: string | undefined
  source: Source
}

/** The newest first: of a list that is cut, that is what it holds. */
export function toOrders(found: Answer<ServiceRequest>): Entries<Order> {
  const list = toEntries(found, (request) =>
    // opinions have a place of their own, where the answer stands
    request.status === 'entered-in-error' || orderKindOf(request.category ?? []) === 'opinion'
      ? undefined
      : toOrder(request),
  )
  return {
    ...list,
    entries: list.entries.toSorted((one, other) => (other.date ?? '').localeCompare(one.date ?? '')),
  }
}

export function toOrder(request: Stored<ServiceRequest>): Order {
  const {
    code,
    category = [],
    intent,
    priority,
    reasonCode = [],
    orderDetail = [],
    note = [],
    authoredOn,
  } = request
  const planned = request.occurrenceDateTime
    ? formatDateTime(request.occurrenceDateTime)
    : request.occurrencePeriod && periodText(request.occurrencePeriod)
  const kind = orderKindOf(category)
  const kindNamed = category.map((one) => textOf(one, '')).find(Boolean)
  const cancelled = cancelledIn(request)
  const name = textOf(code, '') || kindNamed || 'Order not named'
  return {
    id: request.id,
    request,
    name,
    kind,
    kindText: kind === 'other' ? (kindNamed ?? orderKindWords.other) : orderKindWords[kind],
    priority: priority === 'routine' ? undefined : priorityWords(priority),
    doNot: request.doNotPerform === true,
    intent:
      intent === 'proposal'
        ? 'Proposed, not ordered'
        : intent === 'plan'
          ? 'Planned, not ordered'
          : undefined,
    reason: wordsOf(reasonCode.map((one) => textOf(one, ''))).join('; ') || undefined,
    planned,
    details: [
      // the side stands in the name already
      ...wordsOf(orderDetail.map((one) => textOf(one, ''))).filter(
        (words) => !name.toLowerCase().includes(words.toLowerCase()),
      ),
      ...repeatIn(request),
      ...wordsOf(note.filter((one) => !isOfCancelling(one)).map(({ text }) => text)),
    ],
    answers: answersIn(request),
    cancelled,
    date: authoredOn,
    requestedBy: request.requester?.identifier?.value,
    source: sourceOf(request, request.authoredOn),
  }
}

const wordsOf = (words: (string | undefined)[]) => words.flatMap((one) => one?.trim() || [])

const repeatIn = ({ extension = [] }: ServiceRequest) =>
  extension
    .filter(({ url }) => url.endsWith('/StructureDefinition/repeat-reason'))
    .flatMap(({ valueString }) => (valueString ? `Again so soon: ${valueString}` : []))

/** What was answered before an examination, as it stands in the request. */
function answersIn(request: ServiceRequest): Order['answers'] {
  return (request.supportingInfo ?? []).flatMap((reference) => {
    const there = resolve(reference, request, [])
    return there?.resourceType === 'QuestionnaireResponse' ? pairsIn(there) : []
  })
}

const pairsIn = ({ item = [] }: QuestionnaireResponse): Order['answers'] =>
  item.flatMap(({ text, linkId, answer = [] }) => {
    const words = answer.flatMap(
      ({ valueCoding, valueString, valueBoolean, valueDate }) =>
        valueCoding?.display ??
        valueCoding?.code ??
        valueString ??
        valueDate ??
        (valueBoolean === undefined ? [] : valueBoolean ? 'Yes' : 'No'),
    )
    return words.length > 0 ? { question: text ?? linkId, answer: words.join(', ') } : []
  })

/** What is about to be cancelled, line by line. */
export function toRows(request: Stored<ServiceRequest>): Rows {
  const { name, kindText, reason, details, cancelled } = toOrder(request)
  return [
    ['Request', name],
    ['Kind', kindText],
    ['State', stateWords[request.status]],
    ['Priority', priorityWords(request.priority)],
    ['Clinical details', reason],
    ...details.map((words) => ['More', words] as const),
    ['Requested', request.authoredOn && formatDateTime(request.authoredOn)],
    ['By', whoText(request.requester, request)],
    ['Cancelled', cancelled && (cancelled.reason ?? 'No reason given')],
  ]
}

const stateWords: Record<ServiceRequest['status'], string> = {
  draft: 'Draft',
  active: 'Requested',
  'on-hold': 'On hold',
  revoked: 'Cancelled',
  completed: 'Completed',
  'entered-in-error': 'Removed',
  unknown: 'Not known',
}
