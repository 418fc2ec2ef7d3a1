import type {
  Bundle,
  Encounter,
  FhirResource,
  MessageHeader,
  Observation,
  Patient,
  Reference,
  RelatedPerson,
} from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { lune } from '#clinical/observations/observation-codes.ts'
import type { Stored } from '#fhir/client.ts'

/** What a birth is notified of: the two people, the link between them, the birth and what was found at it. */
export type Notified = {
  baby: Stored<Patient>
  mother: Stored<Patient> | undefined
  link: Stored<RelatedPerson> | undefined
  /** In the mother's record: how the baby came */
  birth: Stored<Observation> | undefined
  /** The baby's own stay, where there is one */
  stay: Stored<Encounter> | undefined
  /** Of the baby, at birth */
  found: readonly Stored<Observation>[]
}

export const notification = lune('message-event', 'birth-notification', 'Birth notification')

type Sender = { session: Pick<Session, 'userId' | 'name' | 'post'>; actId: string; now: Date }

/**
 * The birth notification: a FHIR message, shaped as the national programmes shape theirs (MessageHeader first, the baby in
 * its focus). No national FHIR profile of it is published: the event has a code of our own. Within it everything has an
 * address of the sending trust: what is `urn:uuid` belongs to the transaction that keeps the message.
 */
export function toMessage(notified: Notified, { session, actId, now }: Sender): Bundle {
  const { baby, mother, link, birth, stay, found } = notified
  const resources = [baby, mother, link, stay, birth, ...found].filter((one) => one !== undefined)
  const inside = new Set(resources.map(addressOf))
  const base = `https://${session.post.orgCode.toLowerCase()}.lune.example/fhir`
  const header: Stored<MessageHeader> = {
    resourceType: 'MessageHeader',
    id: actId,
    eventCoding: notification,
    sender: ownOrganisation(session),
    author: recordedBy(session),
    source: {
      name: 'Lune',
      endpoint: `https://fhir.nhs.uk/Id/ods-organization-code|${session.post.orgCode}`,
    },
    reason: { text: 'A baby was born; an NHS number is asked for where there is none' },
    focus: [{ reference: addressOf(baby) }, ...(birth ? [{ reference: addressOf(birth) }] : [])],
  }
  return {
    resourceType: 'Bundle',
    identifier: entryIdentifier(session, `${actId}-message`),
    type: 'message',
    timestamp: now.toISOString(),
    entry: [header, ...resources.map((one) => within(one, inside))].map((one) => ({
      fullUrl: `${base}/${addressOf(one)}`,
      resource: one,
    })),
  }
}

const addressOf = ({ resourceType, id }: Stored<FhirResource>) => `${resourceType}/${id}`

/** References as they hold inside of the message; what is not in it is named, and leads nowhere. */
function within<R extends Stored<FhirResource>>(resource: R, inside: ReadonlySet<string>): R {
  const { meta: _, ...rest } = resource
  return walked(rest, inside) as R
}

function walked(value: unknown, inside: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => walked(one, inside))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, one]): [string, unknown] => [name, walked(one, inside)])
  const made = Object.fromEntries(entries)
  return typeof made['reference'] === 'string' ? pointed(made, made['reference'], inside) : made
}

function pointed(whole: Reference, reference: string, inside: ReadonlySet<string>): Reference {
  if (reference.startsWith('#')) return whole
  const [type = '', id = ''] = (reference.split('/_history/')[0] ?? '').split('/').slice(-2)
  if (inside.has(`${type}/${id}`)) return { ...whole, reference: `${type}/${id}` }
  const { reference: _, ...named } = whole
  return named.display || named.identifier ? named : { ...named, display: type }
}

/** What a notification asks for and the record does not say. */
export function missingIn({ mother, birth, found, baby }: Notified): string[] {
  const has = (...codes: string[]) =>
    found.some(({ code }) => (code.coding ?? []).some((one) => codes.includes(one.code ?? '')))
  return [
    mother ? '' : 'the mother',
    birth ? '' : 'how the baby was born',
    baby.gender && baby.gender !== 'unknown' ? '' : 'sex',
    has('8339-4') ? '' : 'birth weight',
    has('412726003') ? '' : 'gestation at birth',
    has('9274-2') ? '' : 'Apgar score at 5 minutes',
  ].filter(Boolean)
}
