import type { Extension, Patient, ServiceRequest } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'

import { codeIn, specialtyIn, specialtyWords, wordsOf } from './code-lists.ts'
import { type Clock, clockOf, daysBetween, inOrder, isRttStatus, type RttEvent, rttWords } from './rtt.ts'

export type ReferralState = 'to triage' | 'waiting' | 'suspended' | 'off the list' | 'not known'
export type Offer = { made: string | undefined; date: string; answer: string }
export type Suspension = { from: string; until: string | undefined; reason: string }

/** One referral and its place on a list (decision 025); what is missing is undefined, never guessed. */
export type Referral = {
  id: string
  patientId: string | undefined
  state: ReferralState
  list: string | undefined
  specialty: string | undefined
  specialtyCode: string | undefined
  what: string
  priority: string | undefined
  source: string | undefined
  referrer: string | undefined
  received: string | undefined
  pathway: string | undefined
  events: RttEvent[]
  clock: Clock
  planned: string | undefined
  toComeIn: string | undefined
  management: string | undefined
  validated: string | undefined
  offers: Offer[]
  suspensions: Suspension[]
  triage: { outcome: string; on: string; by: string; why: string } | undefined
  removal: { reason: string; on: string; note: string } | undefined
}

const ours = 'https://lune.example/fhir/StructureDefinition'
export const extensionUrl = (name: ExtensionName) => `${ours}/${name}`
export type ExtensionName =
  | 'rtt-event'
  | 'offer'
  | 'suspension'
  | 'planned-date'
  | 'to-come-in'
  | 'intended-management'
  | 'validated'
  | 'triage'
  | 'list-removal'
export const sourceExtension =
  'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-SourceOfServiceRequest'

export const pathwaySystems = {
  ubrn: 'https://fhir.nhs.uk/Id/UBRN',
  local: 'https://lune.example/fhir/Id/patient-pathway',
}

const all = ({ extension }: ServiceRequest, name: ExtensionName): Extension[] =>
  listOf(extension).filter(({ url }) => url === extensionUrl(name))
const part = ({ extension }: Extension, name: string) => listOf(extension).find(({ url }) => url === name)

/** The calendar day of a date that is whole; a year alone does not start a clock. */
const dayIn = (date: string | undefined) => /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0]

export function toReferral(request: Stored<ServiceRequest>): Referral {
  const categories = listOf(request.category)
  const code = (list: Parameters<typeof codeIn>[0]) => codeIn(list, ...categories)
  const words = (list: 'waiting-list' | 'waiting-priority') => {
    const found = code(list)
    return found && wordsOf(list, found)
  }
  const events = eventsOf(request)
  const specialty = listOf(request.performerType)[0]
  const specialtyCode = specialtyIn(specialty)
  const source = listOf(request.extension).find(({ url }) => url === sourceExtension)?.valueCodeableConcept
  const management = managementOf(request)
  return {
    id: request.id,
    patientId: referenceId(request.subject, 'Patient'),
    state: stateOf(request),
    list: words('waiting-list'),
    specialty: specialtyCode ? specialtyWords(specialtyCode) : specialty && textOf(specialty),
    specialtyCode,
    what: textOf(request.code, 'Referral, purpose not recorded'),
    priority: words('waiting-priority'),
    source: source && textOf(source),
    referrer: request.requester?.display,
    received: dayIn(request.authoredOn),
    pathway: listOf(request.identifier).find(
      ({ system }) => system === pathwaySystems.ubrn || system === pathwaySystems.local,
    )?.value,
    events,
    clock: clockOf(events),
    planned: all(request, 'planned-date')[0]?.valueDate,
    toComeIn: all(request, 'to-come-in')[0]?.valueDate,
    management: management && wordsOf('intended-management', management),
    validated: all(request, 'validated').at(-1)?.valueDate,
    offers: all(request, 'offer').flatMap(toOffer),
    suspensions: all(request, 'suspension').flatMap(toSuspension),
    triage: all(request, 'triage').map(toTriage).at(-1),
    removal: all(request, 'list-removal').map(toRemoval).at(-1),
  }
}

export const managementOf = (request: ServiceRequest): string | undefined =>
  all(request, 'intended-management')[0]?.valueCoding?.code

export const eventsOf = (request: ServiceRequest): RttEvent[] =>
  inOrder(
    all(request, 'rtt-event').flatMap((event) => {
      const date = dayIn(part(event, 'date')?.valueDate)
      const status = part(event, 'status')?.valueCoding?.code
      return date && isRttStatus(status) ? [{ date, status }] : []
    }),
  )

const stateOf = ({ status }: ServiceRequest): ReferralState => {
  switch (status) {
    case 'draft':
      return 'to triage'
    case 'active':
      return 'waiting'
    case 'on-hold':
      return 'suspended'
    case 'completed':
    case 'revoked':
    case 'entered-in-error':
      return 'off the list'
    default:
      return 'not known'
  }
}

function toOffer(offer: Extension): Offer[] {
  const date = dayIn(part(offer, 'date')?.valueDate)
  if (!date) return []
  const answer = part(offer, 'answer')?.valueCode ?? 'waiting'
  return [{ made: dayIn(part(offer, 'made')?.valueDate), date, answer }]
}

function toSuspension(suspension: Extension): Suspension[] {
  const { start, end } = part(suspension, 'period')?.valuePeriod ?? {}
  const reason = part(suspension, 'reason')?.valueCode ?? 'other'
  return start ? [{ from: start, until: end, reason: wordsOf('suspension-reason', reason) }] : []
}

const toTriage = (triage: Extension) => ({
  outcome: wordsOf('triage-outcome', part(triage, 'outcome')?.valueCode ?? 'not recorded'),
  on: part(triage, 'date')?.valueDate ?? '',
  by: part(triage, 'decided-by')?.valueString ?? '',
  why: part(triage, 'reason')?.valueString ?? '',
})

const toRemoval = (removal: Extension) => ({
  reason: wordsOf('list-removal', part(removal, 'reason')?.valueCode ?? 'not recorded'),
  on: part(removal, 'date')?.valueDate ?? '',
  note: part(removal, 'note')?.valueString ?? '',
})

/** An offer is reasonable with three weeks’ notice (national elective access rules, to be confirmed by the trust). */
const reasonableNotice = 21
export const isReasonable = ({ made, date }: Offer) =>
  made !== undefined && daysBetween(made, date) >= reasonableNotice

/** Earliest reasonable offer date, whatever was answered to it. */
export const earliestReasonableOffer = (offers: readonly Offer[]): string | undefined =>
  offers
    .filter(isReasonable)
    .map(({ date }) => date)
    .toSorted()[0]

export type Waiting = Referral & { patient: PatientIdentity | undefined }

/** A row of the list: the referral, and who waits; undefined where the record did not send the person. */
export const toWaiting = (
  request: Stored<ServiceRequest>,
  people: ReadonlyMap<string, Stored<Patient>>,
): Waiting => {
  const referral = toReferral(request)
  const person = referral.patientId ? people.get(referral.patientId) : undefined
  return { ...referral, patient: person && toIdentity(person) }
}

export const offerWords = (offer: Offer): string =>
  `${formatDate(offer.date)}, offered ${formatDate(offer.made, 'on a day not recorded')}: ${wordsOf('offer-answer', offer.answer)}${isReasonable(offer) ? '' : ' (short notice)'}`

export const suspensionWords = ({ from, until, reason }: Suspension): string =>
  `${reason}, from ${formatDate(from)}${until ? ` to ${formatDate(until)}` : ''}`

const eventWords = ({ date, status }: RttEvent): string => `${formatDate(date)} ${status} ${rttWords(status)}`

const stateWords: Record<ReferralState, string> = {
  'to triage': 'To triage',
  waiting: 'Waiting',
  suspended: 'Suspended',
  'off the list': 'Off the list',
  'not known': 'State not known',
}
export const wordsOfState = (state: ReferralState) => stateWords[state]

/** What one version says, for its history and for two versions side by side. */
export function referralRows(request: Stored<ServiceRequest>): Rows {
  const one = toReferral(request)
  const { triage, removal } = one
  return [
    ['State', request.status === 'entered-in-error' ? 'Entered in error' : stateWords[one.state]],
    ['For', one.what],
    ['Specialty', one.specialty],
    ['List', one.list],
    ['Priority', one.priority],
    ['Source', one.source],
    ['Referred by', one.referrer],
    ['Received', one.received && formatDate(one.received)],
    ['Pathway', one.pathway],
    ['RTT clock', one.events.map(eventWords).join('\n')],
    [
      'Triage',
      triage &&
        [`${formatDate(triage.on)} ${triage.outcome}`, triage.by, triage.why].filter(Boolean).join(', '),
    ],
    ['Intended management', one.management],
    ['Planned for', one.planned && formatDate(one.planned)],
    ['To come in', one.toComeIn && formatDate(one.toComeIn)],
    ['Offers', one.offers.map(offerWords).join('\n')],
    ['Suspended', one.suspensions.map(suspensionWords).join('\n')],
    ['Validated', one.validated && formatDate(one.validated)],
    [
      'Removed',
      removal && [`${formatDate(removal.on)} ${removal.reason}`, removal.note].filter(Boolean).join(', '),
    ],
  ]
}
