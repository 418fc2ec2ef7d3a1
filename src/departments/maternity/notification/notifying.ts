import type { Communication } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { concept } from '#fhir/coding.ts'

import { notification, type Notified, toMessage } from './message.ts'
import { notDelivered } from './queries.ts'

/** The message is kept whole, and a Communication says what became of it: nothing is called sent that went nowhere (decision 030). */
export function notified(what: Notified, actor: Actor): Act {
  const { patientId, session, actId, now } = actor
  const url = `urn:uuid:${crypto.randomUUID()}`
  const state: Communication = {
    resourceType: 'Communication',
    identifier: [entryIdentifier(session, `${actId}-notification`)],
    status: 'preparation',
    statusReason: { text: notDelivered },
    category: [concept(notification)],
    subject: { reference: `Patient/${patientId}` },
    sender: recordedBy(session),
    recipient: [{ display: 'National birth notification service' }],
    note: [{ time: now.toISOString(), authorReference: recordedBy(session), text: 'Notification made' }],
    payload: [{ contentReference: { reference: url, display: 'Birth notification' } }],
  }
  return { make: [{ resource: state }, { resource: toMessage(what, actor), fullUrl: url }] }
}
