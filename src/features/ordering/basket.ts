import type { CodeableConcept, Reference, ServiceRequest } from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import type { Actor } from '#clinical/acts/act.ts'
import { orderKindOf, ordersKey, priorities, type Priority } from '#clinical/care/order.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { entryIdentifier, entrySystem, recordedBy } from '#clinical/acts/recorded-by.ts'
import { entryIdOf } from '#clinical/writing/draft-keeper.ts'
import type { DraftKind } from '#clinical/writing/use-drafts.ts'
import { resolve } from '#clinical/entries/source.ts'
import type { Stored } from '#fhir/client.ts'
import { snomed, textOf } from '#fhir/coding.ts'

import type { Orderable } from './catalogue.ts'
import { type Answers, answersId, answersIn, type Questions, toResponse } from './safety.ts'

/** One request as it is being written. */
export type RequestDraft = {
  /** Made once: however often it is sent, it is one request */
  entryId: string
  /** The canonical address of what is asked for */
  orderable: string
  name: string
  priority: Priority
  side: Side | ''
  /** Why again before the catalogue's interval is over */
  repeat: string
  answers: Answers
}
/** The clinical details are said once, for all that is asked for together. */
export type Basket = { details: string; requests: RequestDraft[] }

export const sides = {
  left: { coding: snomed('7771000', 'Left'), label: 'Left' },
  right: { coding: snomed('24028007', 'Right'), label: 'Right' },
  both: { coding: snomed('51440002', 'Right and left'), label: 'Both' },
} as const
export type Side = keyof typeof sides
const isSide = (value: string): value is Side => value in sides

export const newRequest = ({ url, title }: Orderable, entryId: string, priority: Priority): RequestDraft => ({
  entryId,
  orderable: url,
  name: title,
  priority,
  side: '',
  repeat: '',
  answers: {},
})

const requisitionSystem = 'https://lune.example/fhir/Id/requisition'
const repeatUrl = 'https://lune.example/fhir/StructureDefinition/repeat-reason'

/** A draft of this person's own, made here; an opinion is written elsewhere. */
export const isMine = (
  { status, requester, identifier = [], category = [] }: ServiceRequest,
  userId: string,
) =>
  status === 'draft' &&
  requester?.identifier?.value === userId &&
  identifier.some(({ system }) => system === entrySystem) &&
  orderKindOf(category) !== 'opinion'

/** What the drafts in the record say, in the order in which they were begun. */
export function toBasket(drafts: readonly Stored<ServiceRequest>[]): Basket {
  const begun = drafts.toSorted((one, other) => (one.authoredOn ?? '').localeCompare(other.authoredOn ?? ''))
  return {
    details: begun.map(detailsOf).find(Boolean) ?? '',
    requests: begun.map(toDraft),
  }
}

const detailsOf = ({ reasonCode = [] }: ServiceRequest) => reasonCode[0]?.text ?? ''

function toDraft(request: ServiceRequest): RequestDraft {
  const { code, instantiatesCanonical = [], priority, orderDetail = [], extension = [] } = request
  const response = resolve({ reference: `#${answersId}` }, request, [])
  const side = Object.keys(sides)
    .filter(isSide)
    .find((one) =>
      orderDetail.some(({ coding = [] }) => coding.some(({ code }) => code === sides[one].coding.code)),
    )
  return {
    entryId: entryIdOf(request),
    orderable: instantiatesCanonical[0]?.split('|')[0] ?? '',
    name: textOf(code),
    priority: priorities.find(({ value }) => value === priority)?.value ?? 'routine',
    side: side ?? '',
    repeat: extension.find(({ url }) => url === repeatUrl)?.valueString ?? '',
    answers: response?.resourceType === 'QuestionnaireResponse' ? answersIn(response) : {},
  }
}

export const basketDrafts: DraftKind<ServiceRequest> = { type: 'ServiceRequest', wordsOf, key: ordersKey }

function wordsOf(request: ServiceRequest): string {
  const { name: _, answers, ...rest } = toDraft(request)
  const given = Object.entries(answers).toSorted(([one], [other]) => one.localeCompare(other))
  return JSON.stringify([request.status, detailsOf(request), rest, given])
}

export type RequestFrame = {
  patient: Pick<PatientIdentity, 'id' | 'gender' | 'birth'>
  encounterId: string | undefined
  session: Session
  /** Says what was asked for together */
  requisition: string
  now: Date
}

/** What is known of the thing asked for; what is not known leaves the draft as it stands in the record. */
type Meant = { orderable: Orderable | undefined; questions: Questions | undefined }

export function toRequest(
  draft: RequestDraft,
  details: string,
  { orderable, questions }: Meant,
  frame: RequestFrame,
  base?: Stored<ServiceRequest>,
): ServiceRequest {
  const { patient, encounterId, session, requisition, now } = frame
  const { entryId, priority, repeat, answers } = draft
  const subject: Reference = { reference: `Patient/${patient.id}` }
  const begun: ServiceRequest = base ?? {
    resourceType: 'ServiceRequest',
    identifier: [entryIdentifier(session, entryId)],
    requisition: { system: requisitionSystem, value: requisition },
    status: 'draft',
    intent: 'order',
    subject,
    ...(encounterId ? { encounter: { reference: `Encounter/${encounterId}` } } : {}),
    authoredOn: now.toISOString(),
    requester: recordedBy(session),
  }
  const { reasonCode: _said, extension = [], ...kept } = begun
  const extensions = [
    ...extension.filter(({ url }) => url !== repeatUrl),
    ...(repeat.trim() ? [{ url: repeatUrl, valueString: repeat.trim() }] : []),
  ]
  const request: ServiceRequest = {
    ...kept,
    priority,
    ...(details.trim() ? { reasonCode: [{ text: details.trim() }] } : {}),
    ...(extensions.length > 0 ? { extension: extensions } : {}),
  }
  if (!orderable) return request
  const { orderDetail: _side, ...rest } = request
  const of: ServiceRequest = { ...rest, ...meaning(draft, orderable) }
  if (!questions) return of
  const response = toResponse(questions, answers, {
    status: 'in-progress',
    subject,
    authored: now.toISOString(),
    author: recordedBy(session),
    of: patient,
    now,
  })
  return { ...of, contained: [response], supportingInfo: [{ reference: `#${answersId}` }] }
}

/** The side stands in the name too: a system that shows nothing else must not lose it (hazard H13). */
function meaning({ side }: RequestDraft, orderable: Orderable): Partial<ServiceRequest> {
  const { url, version, category, code, bodySite, title } = orderable
  const chosen = side ? sides[side] : undefined
  const sidedName = chosen ? `${title}, ${side === 'both' ? 'both sides' : side}` : title
  const site: CodeableConcept | undefined = bodySite && {
    ...bodySite,
    text: [chosen?.label, textOf(bodySite).toLowerCase()].filter(Boolean).join(' '),
  }
  return {
    instantiatesCanonical: [version ? `${url}|${version}` : url],
    category: [category],
    code: { ...code, text: sidedName },
    ...(chosen ? { orderDetail: [{ coding: [chosen.coding], text: chosen.label }] } : {}),
    ...(site ? { bodySite: [site] } : {}),
  }
}

/** The draft as its writer has signed it: from here on it is an order. */
export function signed(
  draft: Stored<ServiceRequest>,
  requisition: string,
  { session, now }: Pick<Actor, 'session' | 'now'>,
): Stored<ServiceRequest> {
  const contained = draft.contained?.map((one) =>
    one.id === answersId ? { ...one, status: 'completed' } : one,
  )
  return {
    ...draft,
    ...(contained ? { contained } : {}),
    status: 'active',
    requisition: { system: requisitionSystem, value: requisition },
    authoredOn: now.toISOString(),
    requester: recordedBy(session),
  }
}
