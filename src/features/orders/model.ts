import type { Annotation, QuestionnaireResponse, ServiceRequest } from 'fhir/r4'

import { type Answer, type Entries, toEntries } from '#clinical/entries.ts'
import { type OrderKind, orderKindOf, orderKindWords, priorityWords } from '#clinical/order.ts'
import { resolve, type Source, sourceOf, whoText } from '#clinical/source.ts'
import { periodText } from '#clinical/value.ts'
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
  cancelled: { reason: string | undefined; by: string | undefined; when: string | undefined } | undefined
  date: string | undefined
  source: Source
}

/** The newest first: of a list that is cut, that is what it holds. */
export function toOrders(found: Answer<ServiceRequest>): Entries<Order> {
  const list = toEntries(found, (request) =>
    request.status === 'entered-in-error' ? undefined : toOrder(request),
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
    source: sourceOf(request, authoredOn),
  }
}

const wordsOf = (words: (string | undefined)[]) => words.flatMap((one) => one?.trim() || [])

const repeatIn = ({ extension = [] }: ServiceRequest) =>
  extension
    .filter(({ url }) => url.endsWith('/StructureDefinition/repeat-reason'))
    .flatMap(({ valueString }) => (valueString ? `Again so soon: ${valueString}` : []))

export const statusReason = 'http://hl7.org/fhir/StructureDefinition/request-statusReason'
export const cancelledBefore = 'Cancelled: '
const isOfCancelling = ({ text }: Annotation) => text?.startsWith(cancelledBefore)

function cancelledIn({ status, extension = [], note = [] }: ServiceRequest): Order['cancelled'] {
  if (status !== 'revoked') return undefined
  const concept = extension.find(({ url }) => url === statusReason)?.valueCodeableConcept
  const said = note.findLast(isOfCancelling)
  return {
    reason: (concept && textOf(concept, '')) || said?.text.slice(cancelledBefore.length) || undefined,
    by: said?.authorString ?? whoText(said?.authorReference),
    when: said?.time,
  }
}

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
