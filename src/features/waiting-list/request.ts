import type { Coding, Extension, Identifier, Reference, ServiceRequest } from 'fhir/r4'

import { codingIn } from '#clinical/booking/codes.ts'
import { rttStatuses } from '#clinical/booking/rtt-status.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referralCategory } from '#auth/limits.ts'

import { codedIn, codeIn, specialtyConcept } from './code-lists.ts'
import type {
  ClockDraft,
  OfferDraft,
  PlanDraft,
  ReferralDraft,
  RemoveDraft,
  SuspendDraft,
  TriageDraft,
} from './draft.ts'
import { eventsOf, type ExtensionName, extensionUrl, pathwaySystems, sourceExtension } from './model.ts'
import { addDays, clockOf, isRttStatus, lastDayWithin, type RttEvent, refusalOf } from './rtt.ts'

type Writer = { patientId: string; identifier: Identifier; organisation: Reference; entryId: string }

/** A referral that has come in: to be triaged, its clock as the form says (decision 025). */
export function newReferral(draft: ReferralDraft, writer: Writer): ServiceRequest {
  const { patientId, identifier, organisation, entryId } = writer
  const ubrn = draft.ubrn.replace(/\s/g, '')
  const request: ServiceRequest = {
    resourceType: 'ServiceRequest',
    identifier: [
      identifier,
      {
        system: ubrn ? pathwaySystems.ubrn : pathwaySystems.local,
        // PATIENT PATHWAY IDENTIFIER: 20 characters of the issuer's own, made once per form
        value: ubrn || entryId.replace(/-/g, '').slice(0, 20).toUpperCase(),
        assigner: organisation,
      },
    ],
    extension: [
      {
        url: sourceExtension,
        valueCodeableConcept: conceptOf(codedIn('referral-source', draft.source)),
      },
    ],
    status: 'draft',
    intent: 'order',
    ...classified([], draft.list, draft.priority),
    code: { text: draft.what },
    subject: { reference: `Patient/${patientId}` },
    authoredOn: draft.received,
    ...(draft.referrer ? { requester: { display: draft.referrer } } : {}),
    performerType: specialtyConcept(draft.specialty),
    performer: [organisation],
  }
  return isRttStatus(draft.status)
    ? withEvents(request, [{ date: draft.received, status: draft.status }])
    : request
}

const conceptOf = (coding: Coding) => ({
  coding: [coding],
  ...(coding.display ? { text: coding.display } : {}),
})

/** FHIR's priority puts the urgent first on any server; the exact one of the NHS list is a category. */
const urgent = new Set(['2', '3', 'P2'])

function classified(others: ServiceRequest['category'], list: string, priority: string) {
  return {
    category: [
      conceptOf(referralCategory),
      conceptOf(codedIn('waiting-list', list)),
      conceptOf(codedIn('waiting-priority', priority)),
      ...(others ?? []),
    ],
    priority: urgent.has(priority) ? ('urgent' as const) : ('routine' as const),
  }
}

/** Its list and priority anew; categories of others stay. */
function reclassified<R extends ServiceRequest>(request: R, list: string, priority: string): R {
  const others = listOf(request.category).filter(
    (one) =>
      !one.coding?.some(({ code }) => code === referralCategory.code) &&
      !codeIn('waiting-list', one) &&
      !codeIn('waiting-priority', one),
  )
  return { ...request, ...classified(others, list, priority) }
}

/** The clock as it comes to be is what lists are sorted and filtered by: from its start to the last day within 18 weeks. */
function withEvents<R extends ServiceRequest>(request: R, added: readonly RttEvent[]): R {
  const { occurrencePeriod: _, ...rest } = plus(
    request,
    'rtt-event',
    ...added.map(({ date, status }) => [
      { url: 'date', valueDate: date },
      { url: 'status', valueCoding: codingIn(rttStatuses, status) },
    ]),
  )
  const clock = clockOf(eventsOf(rest))
  const period =
    clock.state === 'ticking'
      ? { occurrencePeriod: { start: clock.start, end: addDays(clock.start, lastDayWithin) } }
      : {}
  return { ...rest, ...period } as R // the same request, of the same type
}

/** One more event, or why it cannot be. */
export function withClock<R extends ServiceRequest>(request: R, draft: ClockDraft, today: string): R {
  const { date, status } = draft
  if (!isRttStatus(status)) throw new Error('Choose the RTT status.')
  const refused = refusalOf(eventsOf(request), { date, status }, today)
  if (refused) throw new Error(refused)
  return withEvents(request, [{ date, status }])
}

export function triaged<R extends ServiceRequest>(request: R, draft: TriageDraft, today: string): R {
  const { outcome, specialty, priority, decidedBy, on, reason } = draft
  const list = codeIn('waiting-list', ...listOf(request.category)) ?? 'outpatient'
  const noted = plus(reclassified(request, list, priority), 'triage', [
    { url: 'outcome', valueCode: outcome },
    { url: 'date', valueDate: on },
    { url: 'decided-by', valueString: decidedBy },
    ...(reason ? [{ url: 'reason', valueString: reason }] : []),
  ])
  switch (outcome) {
    case 'accept':
      return { ...noted, status: 'active' }
    case 'redirect':
      // triaged again where it goes; the clock goes on, whoever has to answer
      return { ...noted, performerType: specialtyConcept(specialty) }
    case 'advice':
    case 'reject': {
      const stops = clockOf(eventsOf(request)).state === 'ticking'
      const stopped = stops ? withClock(noted, { date: on, status: '34' }, today) : noted
      return { ...stopped, status: 'revoked' }
    }
  }
}

export function planned<R extends ServiceRequest>(request: R, draft: PlanDraft): R {
  const { list, what, priority, management, planned: date, toComeIn } = draft
  let changed = reclassified(request, list, priority)
  if (what !== request.code?.text) changed = { ...changed, code: { text: what } }
  changed = only(changed, 'planned-date', date && { valueDate: date })
  changed = only(changed, 'to-come-in', toComeIn && { valueDate: toComeIn })
  return only(
    changed,
    'intended-management',
    management && { valueCoding: codedIn('intended-management', management) },
  )
}

/** An accepted offer is the day to come in. */
export function offered<R extends ServiceRequest>(request: R, { made, date, answer }: OfferDraft): R {
  if (date < made) throw new Error('The date that was offered is before the day of the offer.')
  const noted = plus(request, 'offer', [
    { url: 'made', valueDate: made },
    { url: 'date', valueDate: date },
    { url: 'answer', valueCode: answer },
  ])
  return answer === 'accepted' ? only(noted, 'to-come-in', { valueDate: date }) : noted
}

/** Whoever is suspended is not offered a date; the clock goes on (domain facts §5.3). */
export function suspended<R extends ServiceRequest>(request: R, { reason, from, until }: SuspendDraft): R {
  const noted = plus(request, 'suspension', [
    { url: 'period', valuePeriod: { start: from, ...(until ? { end: until } : {}) } },
    { url: 'reason', valueCode: reason },
  ])
  return { ...noted, status: 'on-hold' }
}

export function resumed<R extends ServiceRequest>(request: R, on: string): R {
  const extension = listOf(request.extension)
  const begins = extension.findLast(({ url }) => url === extensionUrl('suspension'))
  const from = begins?.extension?.find(({ url }) => url === 'period')?.valuePeriod?.start
  if (from !== undefined && on < from) throw new Error('The suspension begins after that day.')
  const last = extension.findLastIndex(({ url }) => url === extensionUrl('suspension'))
  const ended = extension.map((one, index) => (index === last ? endedOn(one, on) : one))
  return { ...request, extension: ended, status: 'active' }
}

const endedOn = (suspension: Extension, on: string): Extension => ({
  ...suspension,
  extension: listOf(suspension.extension).map((part) =>
    part.url === 'period' ? { ...part, valuePeriod: { ...part.valuePeriod, end: on } } : part,
  ),
})

export const validated = <R extends ServiceRequest>(request: R, on: string): R =>
  only(request, 'validated', { valueDate: on })

/** Off the list. A clock that ticks is stopped with it: nobody waits where nobody looks. */
export function removed<R extends ServiceRequest>(request: R, draft: RemoveDraft, today: string): R {
  const { reason, on, status, note } = draft
  const ticks = clockOf(eventsOf(request)).state === 'ticking'
  if (ticks && status === '') throw new Error('The clock is ticking: say what stops it.')
  const stopped = ticks ? withClock(request, { date: on, status }, today) : request
  const noted = plus(stopped, 'list-removal', [
    { url: 'reason', valueCode: reason },
    { url: 'date', valueDate: on },
    ...(note ? [{ url: 'note', valueString: note }] : []),
  ])
  return { ...noted, status: reason === '1' || reason === '2' ? 'completed' : 'revoked' }
}

function plus<R extends ServiceRequest>(request: R, name: ExtensionName, ...parts: Extension[][]): R {
  const added = parts.map((extension) => ({ url: extensionUrl(name), extension }))
  return { ...request, extension: [...listOf(request.extension), ...added] }
}

/** One of its kind, or none. */
function only<R extends ServiceRequest>(
  request: R,
  name: ExtensionName,
  value: Omit<Extension, 'url'> | '',
): R {
  const url = extensionUrl(name)
  const { extension, ...rest } = request
  const all = [...listOf(extension).filter((one) => one.url !== url), ...(value ? [{ url, ...value }] : [])]
  // FHIR has no empty lists; the same request, of the same type
  return { ...rest, ...(all.length > 0 ? { extension: all } : {}) } as R
}
