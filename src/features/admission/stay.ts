import type { Encounter, Extension, Identifier, Location, Reference } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'
import { ukExtension } from '#fhir/uk-core.ts'

import { keptBedOf, withoutBedRequest } from '#clinical/care/bed-request.ts'
import { bedStateOf } from '#clinical/care/bed-state.ts'
import { codedIn, managementCoding, specialityOf } from '#clinical/care/spell-codes.ts'
import { type AdmitDraft, type CompleteDraft, momentOf, type TransferDraft } from './draft.ts'

export type Places = { ward: Stored<Location>; bed: Stored<Location> }
type Place = NonNullable<Encounter['location']>[number]
type Participant = NonNullable<Encounter['participant']>[number]
type Writer = { patientId: string; identifier: Identifier; organisation: Reference }

/** A hospital provider spell that begins (domain facts §5.4): one Encounter, its ward stays as places with periods. */
export function admission(
  draft: AdmitDraft,
  { ward, bed }: Places,
  writer: Writer,
  planned?: Stored<Encounter>,
): Encounter {
  const start = new Date(momentOf(draft.at) ?? Number.NaN).toISOString()
  const { method, source, consultant, expectedDischarge, reason, management, listed } = draft
  const speciality = specialityOf(draft.speciality)
  // what was asked for is had
  const before = planned && withoutBedRequest(planned)
  const extension = [
    ...(before?.extension ?? []).filter(({ url }) => url !== managementUrl),
    ...(expectedDischarge ? [expected(expectedDischarge)] : []),
    ...managementIn(management),
  ]
  return {
    ...before,
    resourceType: 'Encounter',
    identifier: before?.identifier ?? [writer.identifier],
    ...(extension.length > 0 ? { extension } : {}),
    ...(listed ? { basedOn: [{ reference: `ServiceRequest/${listed}` }] } : {}),
    status: 'in-progress',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: 'IMP',
      display: 'inpatient encounter',
    },
    ...(speciality ? { serviceType: speciality } : {}),
    subject: { reference: `Patient/${writer.patientId}` },
    ...(consultant ? { participant: [responsible(start, consultant)] } : {}),
    period: { start },
    ...(reason ? { reasonCode: [{ text: reason }] } : {}),
    ...(method || source ? { hospitalization: hospitalizationOf(draft) } : {}),
    location: placesFrom(start, ward, bed),
    serviceProvider: ward.managingOrganization ?? writer.organisation,
  }
}

/** The ward, and the bed where there is one. */
export const placesFrom = (start: string, ward: Stored<Location>, bed?: Stored<Location>): Place[] => [
  placeFrom(start, ward, 'wa'),
  ...(bed ? [placeFrom(start, bed, 'bd')] : []),
]

const placeFrom = (start: string, place: Stored<Location>, type: 'wa' | 'bd'): Place => ({
  location: { reference: `Location/${place.id}`, ...(place.name ? { display: place.name } : {}) },
  status: 'active',
  physicalType: {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/location-physical-type',
        code: type,
        display: type === 'wa' ? 'Ward' : 'Bed',
      },
    ],
  },
  period: { start },
})

/** `Practitioner/c Dr Amina Hargreaves` as the consultant of the stay from then on: one consultant episode. */
function responsible(start: string, chosen: string): Participant {
  const [reference = '', ...name] = chosen.split(' ')
  const attender = {
    system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
    code: 'ATND',
    display: 'attender',
  }
  return {
    type: [{ coding: [attender] }],
    individual: { reference, display: name.join(' ') },
    period: { start },
  }
}

const managementUrl = 'https://lune.example/fhir/StructureDefinition/intended-management'
const managementIn = (code: string): Extension[] =>
  code ? [{ url: managementUrl, valueCoding: managementCoding(code) }] : []

const expected = (date: string) => ({
  url: 'https://lune.example/fhir/StructureDefinition/expected-discharge-date',
  valueDate: date,
})

/** The bed as it is once the stay begins or ends; HL7 bed status (domain facts §5.5). */
export const bedState = (bed: Stored<Location>, code: 'O' | 'H' | 'U'): Stored<Location> => ({
  ...bed,
  operationalStatus: {
    system: 'http://terminology.hl7.org/CodeSystem/v2-0116',
    code,
    display: { O: 'Occupied', H: 'Housekeeping', U: 'Unoccupied' }[code],
  },
})

/** Free, or kept for this very stay. */
const canTake = (bed: Stored<Location>, stay: Encounter | undefined): boolean =>
  bed.operationalStatus?.code === 'U' ||
  (bedStateOf(bed) === 'reserved' && stay !== undefined && keptBedOf(stay) === bed.id)

/** Why nobody can be admitted there now; undefined when one can. */
export function refusalOf(
  { bed, ward }: Places,
  stays: readonly Encounter[],
  at: number | undefined,
  planned?: Encounter,
): string | undefined {
  if (planned && planned.status !== 'planned')
    return 'This stay is not planned any more: it has begun or was cancelled. Look at the visits again.'
  if (!canTake(bed, planned)) return `${bed.name ?? 'That bed'} is no longer free. Choose another bed.`
  if (ward.status !== 'active') return `${ward.name ?? 'That ward'} is closed.`
  const going = stays.find(isGoing)
  if (going) return 'This patient is in hospital already. Transfer or discharge that stay first.'
  const last = stays.find(({ period }) => period?.end && Date.parse(period.end) > (at ?? 0))
  return last ? 'This patient was in another stay at that time. Check the times.' : undefined
}

export const isNow = ({ status, period }: Place) =>
  status !== 'completed' && status !== 'planned' && status !== 'reserved' && !period?.end

export const ended = (place: Place, end: string): Place => ({
  ...place,
  status: 'completed',
  period: { ...place.period, end },
})

/** Another ward or bed, another consultant, or both, from then on; what was before is kept with its end. */
export function transferred(
  stay: Stored<Encounter>,
  draft: TransferDraft,
  to: Places | undefined,
): Stored<Encounter> {
  const at = new Date(momentOf(draft.at) ?? Number.NaN).toISOString()
  const next: Stored<Encounter> = to ? withoutBedRequest(stay) : { ...stay }
  if (to)
    next.location = [
      ...(next.location ?? []).map((place) => (isNow(place) ? ended(place, at) : place)),
      placeFrom(at, to.ward, 'wa'),
      placeFrom(at, to.bed, 'bd'),
    ]
  if (draft.consultant)
    next.participant = [
      ...(stay.participant ?? []).map((one) =>
        isResponsible(one) && !one.period?.end ? { ...one, period: { ...one.period, end: at } } : one,
      ),
      responsible(at, draft.consultant),
    ]
  return next
}

const isResponsible = ({ type = [] }: Participant) => type.some((one) => hasAny(one, 'ATND'))

/** What the form knows of a stay: the codes that are there, so that they can be put right. */
export const completeDraftOf = ({
  hospitalization,
  serviceType,
  participant = [],
  extension = [],
}: Pick<Encounter, 'hospitalization' | 'serviceType' | 'participant' | 'extension'>): CompleteDraft => {
  const method = hospitalization?.extension?.find(({ url }) => url === ukExtension('AdmissionMethod'))
  const doctor = participant.find((one) => isResponsible(one) && !one.period?.end)?.individual
  return {
    method: method?.valueCodeableConcept?.coding?.[0]?.code ?? '',
    source: hospitalization?.admitSource?.coding?.[0]?.code ?? '',
    speciality: serviceType?.coding?.[0]?.code ?? '',
    consultant: [doctor?.reference, doctor?.display].filter(Boolean).join(' '),
    management: extension.find(({ url }) => url === managementUrl)?.valueCoding?.code ?? '',
  }
}

/** The stay with what the form changed of it; a consultant who was named wrongly never had the stay. */
export function completed(stay: Stored<Encounter>, draft: CompleteDraft): Stored<Encounter> {
  const before = completeDraftOf(stay)
  const speciality = specialityOf(draft.speciality)
  const next: Stored<Encounter> = { ...stay }
  if (draft.method !== before.method || draft.source !== before.source)
    next.hospitalization = {
      ...stay.hospitalization,
      ...hospitalizationOf(draft, stay.hospitalization?.extension),
    }
  if (draft.management !== before.management)
    next.extension = [
      ...(stay.extension ?? []).filter(({ url }) => url !== managementUrl),
      ...managementIn(draft.management),
    ]
  if (draft.speciality !== before.speciality && speciality) next.serviceType = speciality
  if (draft.consultant !== before.consultant && draft.consultant)
    next.participant = [
      ...(stay.participant ?? []).filter((one) => !isResponsible(one) || one.period?.end),
      responsible(stay.period?.start ?? '', draft.consultant),
    ]
  return next
}

function hospitalizationOf(
  { method, source }: Pick<CompleteDraft, 'method' | 'source'>,
  kept: Extension[] = [],
): Encounter['hospitalization'] {
  const url = ukExtension('AdmissionMethod')
  const extension = [
    ...kept.filter((one) => one.url !== url),
    ...(method ? [{ url, valueCodeableConcept: codedIn('AdmissionMethodEngland', method) }] : []),
  ]
  return {
    ...(extension.length > 0 ? { extension } : {}),
    ...(source ? { admitSource: codedIn('SourceOfAdmissionEngland', source) } : {}),
  }
}

/** Home leave keeps the bed (domain facts §5.4); the stay says since when. */
export function onLeave(stay: Stored<Encounter>, at: string): Stored<Encounter> {
  const leaves = stay.status !== 'onleave'
  const since = stay.statusHistory?.at(-1)?.period.end ?? stay.period?.start
  const end = new Date(momentOf(at) ?? Number.NaN).toISOString()
  const before = { status: stay.status, period: { ...(since ? { start: since } : {}), end } }
  return {
    ...stay,
    status: leaves ? 'onleave' : 'in-progress',
    statusHistory: [...(stay.statusHistory ?? []), before],
  }
}

/** Why leave cannot begin or end then; undefined when it can. */
export function leaveRefusal(stay: Encounter, at: string): string | undefined {
  if (!isGoing(stay)) return notGoing
  return (momentOf(at) ?? 0) < lastBegan(stay)
    ? 'That is before the stay began, before its last move, or before it was last left.'
    : undefined
}

/** When the last thing of a stay began: nothing may be said to have happened to it before that. */
export const lastBegan = ({
  period,
  location = [],
  participant = [],
  statusHistory = [],
}: Encounter): number =>
  Math.max(
    ...[
      period?.start,
      ...[...location, ...participant].map((one) => one.period?.start),
      ...statusHistory.map((one) => one.period.end),
    ].map((start) => Date.parse(start ?? '') || 0),
  )

/** Why this stay cannot be transferred like that, in words; undefined when it can. */
export function transferRefusal(
  stay: Encounter,
  draft: TransferDraft,
  to: Places | undefined,
): string | undefined {
  if (!isGoing(stay)) return notGoing
  if ((momentOf(draft.at) ?? 0) < lastBegan(stay))
    return 'That is before the stay’s last move or before it began.'
  if (to && !canTake(to.bed, stay))
    return `${to.bed.name ?? 'That bed'} is no longer free. Choose another bed.`
  return to || draft.consultant ? undefined : 'Choose a ward and a bed, another consultant, or both.'
}

export const isGoing = ({ status }: Encounter) => status === 'in-progress' || status === 'onleave'
export const notGoing = 'This stay is not under way any more. Close this and look at the visits again.'

/** An attendance in an emergency department ends when its patient is admitted; so does every place of it. */
export function endedByAdmission(attendance: Stored<Encounter>, at: string): Stored<Encounter> {
  const end = new Date(momentOf(at) ?? Number.NaN).toISOString()
  return {
    ...attendance,
    status: 'finished',
    period: { ...attendance.period, end },
    location: (attendance.location ?? []).map((place) => (isNow(place) ? ended(place, end) : place)),
  }
}

/** The bed a stay is in now. */
export const bedOf = ({ location = [] }: Encounter): string | undefined => {
  const now = location.find((place) => isNow(place) && hasAny(place.physicalType, 'bd'))
  return referenceId(now?.location, 'Location')
}
