import type { ServiceRequest } from 'fhir/r4'

import { type Answer, type Entries, toEntries } from '#clinical/entries.ts'
import { type Source, sourceOf } from '#clinical/source.ts'
import { periodText } from '#clinical/value.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

export type Order = {
  id: string
  name: string
  open: boolean
  status: string
  urgent: string | undefined
  doNot: boolean
  reason: string | undefined
  planned: string | undefined
  details: string[]
  date: string | undefined
  source: Source
}

export function toOrders(found: Answer<ServiceRequest>): Entries<Order> {
  const list = toEntries(found, (request) =>
    request.status === 'entered-in-error' ? undefined : toOrder(request),
  )
  const order = (one: Order, other: Order) =>
    Number(other.open) - Number(one.open) || (other.date ?? '').localeCompare(one.date ?? '')
  return { ...list, entries: list.entries.toSorted(order) }
}

function toOrder(request: Stored<ServiceRequest>): Order {
  const {
    code,
    category = [],
    status,
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
  return {
    id: request.id,
    name: textOf(code, '') || category.map((one) => textOf(one, '')).find(Boolean) || 'Order not named',
    open: ['active', 'on-hold', 'draft'].includes(status),
    status: `${statusWords[status] ?? 'Status not known'}${intent === 'proposal' || intent === 'plan' ? ' (planned)' : ''}`,
    urgent:
      priority === 'stat'
        ? 'Immediately'
        : priority === 'asap'
          ? 'As soon as possible'
          : priority === 'urgent'
            ? 'Urgent'
            : undefined,
    doNot: request.doNotPerform === true,
    reason:
      reasonCode
        .map((one) => textOf(one, ''))
        .filter(Boolean)
        .join('; ') || undefined,
    planned,
    details: [
      ...orderDetail.map((one) => textOf(one, '')),
      ...note.map(({ text }) => text?.trim() ?? ''),
    ].filter(Boolean),
    date: authoredOn,
    source: sourceOf(request, authoredOn),
  }
}

const statusWords: Record<string, string> = {
  draft: 'Draft',
  active: 'Requested',
  'on-hold': 'On hold',
  revoked: 'Withdrawn',
  completed: 'Completed',
  unknown: 'Status not known',
}
