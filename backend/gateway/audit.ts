import type { AuditEvent, AuditEventEntity, BundleEntry } from 'fhir/r4'

import type { FhirBackend } from '../fhir-backend.ts'
import type { Caller } from './caller.ts'

/** One access, as the trail records it. */
export type Access = {
  caller: Caller
  /** A FHIR interaction in the words of `restful-interaction`, or `break-glass` */
  interaction: string
  type: string
  id?: string | undefined
  /** Search criteria as they were sent */
  criteria?: string | undefined
  /** Everyone whose record was shown, changed or asked for */
  patients: readonly string[]
  status: number
  emergency: boolean
  /** Why it was refused, or why emergency access was asked for */
  words?: string | undefined
  breakGlassReason?: string | undefined
  requestId: string
  address: string
}

export class AuditFailed extends Error {}

export type Audit = {
  /** Returns when all of them are in the record; rejects with AuditFailed when they are not */
  write: (accesses: readonly Access[]) => Promise<void>
  /** A patient changed: their NHS number may have too */
  forget: (patientId: string) => void
}

/** Writes the trail. Everything of one tick goes in one transaction, so a busy ward costs one commit, not fifty. */
export function openAudit(backend: FhirBackend): Audit {
  const nhsNumberOf = nhsNumbers(backend)
  type Waiting = { events: AuditEvent[]; done: () => void; failed: (cause: unknown) => void }
  let waiting: Waiting[] = []
  let flushing: Promise<void> | undefined

  async function flush() {
    await new Promise((next) => setImmediate(next))
    while (waiting.length > 0) {
      const now = waiting
      waiting = []
      try {
        await commit(
          backend,
          now.flatMap(({ events }) => events),
        )
        for (const { done } of now) done()
      } catch (cause) {
        for (const { failed } of now)
          failed(new AuditFailed('The audit trail could not be written', { cause }))
      }
    }
    flushing = undefined
  }

  return {
    write: async (accesses) => {
      if (accesses.length === 0) return
      const numbers = await nhsNumberOf.all(accesses.flatMap(({ patients }) => patients))
      const events = accesses.map((access) => toAuditEvent(access, numbers))
      const written = new Promise<void>((done, failed) => waiting.push({ events, done, failed }))
      flushing ??= flush()
      return written
    },
    forget: nhsNumberOf.forget,
  }
}

async function commit(backend: FhirBackend, events: AuditEvent[]) {
  const entry = events.map((resource): BundleEntry => ({
    resource,
    request: { method: 'POST', url: 'AuditEvent' },
  }))
  const { status } = await backend.handle({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'application/fhir+json', prefer: 'return=minimal' },
    body: { resourceType: 'Bundle', type: 'transaction', entry },
  })
  if (status >= 300) throw new Error(`The audit trail was refused with ${status}`)
}

const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number'

/** NHS numbers by patient, remembered: the trail names patients the way the privacy officer looks for them. */
function nhsNumbers(backend: FhirBackend) {
  const known = new Map<string, Promise<string | undefined>>()
  const ask = async (id: string) => {
    const { body } = await backend.handle({ method: 'GET', url: `/Patient/${id}`, headers: {} })
    if (body?.resourceType !== 'Patient') return undefined
    return body.identifier?.find(({ system }) => system === nhsNumberSystem)?.value
  }
  // The reference alone identifies the patient, so a number that cannot be had does not stop the trail.
  const of = (id: string) => {
    const number = known.get(id) ?? ask(id).catch(() => undefined)
    if (known.size > 20_000) known.clear()
    known.set(id, number)
    return number
  }
  return {
    forget: (id: string) => void known.delete(id),
    all: async (ids: readonly string[]) => {
      const numbers = [...new Set(ids)].map(async (id) => [id, await of(id)] as const)
      return new Map(await Promise.all(numbers))
    },
  }
}

const codings = {
  rest: {
    system: 'http://terminology.hl7.org/CodeSystem/audit-event-type',
    code: 'rest',
    display: 'RESTful Operation',
  },
  person: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '1', display: 'Person' },
  patient: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1', display: 'Patient' },
  object: {
    system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type',
    code: '2',
    display: 'System Object',
  },
  domain: {
    system: 'http://terminology.hl7.org/CodeSystem/object-role',
    code: '4',
    display: 'Domain Resource',
  },
  query: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '24', display: 'Query' },
  request: {
    system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType',
    code: 'XrequestId',
  },
  accessAlert: { system: 'https://fhir.nhs.uk/CodeSystem/SCR-AlertType', code: '2', display: 'Access Alert' },
} as const

const purposes: Record<NonNullable<Caller['role']>, string> = {
  doctor: 'TREAT',
  nurse: 'TREAT',
  midwife: 'TREAT',
  pharmacist: 'TREAT',
  therapist: 'TREAT',
  student: 'TREAT',
  scientist: 'TREAT',
  admin: 'PATADMIN',
  privacy: 'HOPERAT',
  system: 'HOPERAT',
}

const actions: Record<string, AuditEvent['action']> = {
  create: 'C',
  update: 'U',
  patch: 'U',
  delete: 'D',
  'search-type': 'E',
  'break-glass': 'E',
  operation: 'E',
}

/** An AuditEvent as domain facts §8.5 want it. */
function toAuditEvent(access: Access, nhsNumber: ReadonlyMap<string, string | undefined>): AuditEvent {
  const { caller, interaction, status } = access
  const breakGlass = interaction === 'break-glass'
  const purpose = [
    ...(caller.role ? [purposes[caller.role]] : []),
    ...(access.emergency || breakGlass ? ['BTG'] : []),
  ]
  return {
    resourceType: 'AuditEvent',
    type: breakGlass ? codings.accessAlert : codings.rest,
    subtype: [
      breakGlass
        ? { system: 'https://fhir.nhs.uk/CodeSystem/SCR-AlertReason', code: access.breakGlassReason ?? '6' }
        : { system: 'http://hl7.org/fhir/restful-interaction', code: interaction },
    ],
    action: actions[interaction] ?? 'R',
    recorded: new Date().toISOString(),
    outcome: status < 400 ? '0' : status < 500 ? '4' : '8',
    ...(access.words ? { outcomeDesc: access.words } : {}),
    ...(purpose.length > 0
      ? {
          purposeOfEvent: purpose.map((code) => ({
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code }],
          })),
        }
      : {}),
    agent: agentsOf(access),
    source: { observer: { display: 'Lune' } },
    entity: entitiesOf(access, nhsNumber),
  }
}

const agentsOf = ({ caller, address }: Access): AuditEvent['agent'] => [
  {
    type: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }],
    },
    who: {
      identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: caller.userId },
      ...(caller.name ? { display: caller.name } : {}),
    },
    // The post in which it was done: `person_roleid`, and its national code.
    ...(caller.roleId ? { altId: caller.roleId } : {}),
    ...(caller.roleCode
      ? {
          role: [
            {
              coding: [
                { system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName', code: caller.roleCode },
              ],
            },
          ],
        }
      : {}),
    requestor: true,
    ...(address ? { network: { address, type: '2' as const } } : {}),
  },
  ...(caller.orgCode
    ? [
        {
          who: {
            identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: caller.orgCode },
          },
          requestor: false,
        },
      ]
    : []),
]

function entitiesOf(
  { patients, type, id, criteria, requestId }: Access,
  nhsNumber: ReadonlyMap<string, string | undefined>,
): AuditEventEntity[] {
  const people = [...new Set(patients)].map((patientId): AuditEventEntity => {
    const value = nhsNumber.get(patientId)
    return {
      what: {
        reference: `Patient/${patientId}`,
        ...(value ? { identifier: { system: nhsNumberSystem, value } } : {}),
      },
      type: codings.person,
      role: codings.patient,
    }
  })
  const query = criteria === undefined ? undefined : Buffer.from(criteria, 'utf8').toString('base64')
  return [
    ...people,
    ...(id && type !== 'Patient'
      ? [{ what: { reference: `${type}/${id}` }, type: codings.object, role: codings.domain }]
      : []),
    ...(query ? [{ type: codings.object, role: codings.query, query }] : []),
    ...(!id && !query && type ? [{ name: type, type: codings.object, role: codings.domain }] : []),
    { what: { identifier: { value: requestId } }, type: codings.request },
  ]
}
