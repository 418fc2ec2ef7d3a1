import type { Communication, DocumentReference, Reference } from 'fhir/r4'

import type { Session } from '#auth/session.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { type Copy, recipientOf, type Way, ways } from './copies.ts'

const modes = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode'

type Sent = {
  letter: DocumentReference
  /** What the letter is called: its address, or its name within the same transaction */
  address: string
  entryId: string
  people: { patient: Reference; gp: Reference | undefined }
  session: Session
}

/** One Communication for each copy: it waits until somebody has printed it, or sent it by other means. */
export const sendings = (copies: readonly Copy[], { letter, address, entryId, people, session }: Sent) =>
  copies
    .filter(({ chosen }) => chosen)
    .flatMap((copy): Communication[] => {
      const recipient = recipientOf(copy, people)
      if (!recipient) return []
      return [
        {
          resourceType: 'Communication',
          identifier: [entryIdentifier(session, `${entryId}-${copy.who}`)],
          status: 'preparation',
          ...(letter.category ? { category: letter.category } : {}),
          medium: [{ coding: [{ system: modes, code: ways[copy.by].code }], text: ways[copy.by].words }],
          ...(letter.subject ? { subject: letter.subject } : {}),
          basedOn: [{ reference: address }],
          topic: { text: letter.description ?? 'Letter' },
          recipient: [recipient],
          sender: ownOrganisation(session),
        },
      ]
    })

export type SendingState = 'ready' | 'printed' | 'out' | 'failed' | 'stopped' | 'not known'

/** One copy, and how far somebody says it has got. Nothing here leaves the hospital by itself. */
export type Sending = {
  id: string
  letterId: string | undefined
  to: string
  who: Copy['who']
  by: Way | undefined
  state: SendingState
  /** What was done with it last, by whom and when */
  said: string | undefined
  at: string | undefined
  seen: Stored<Communication>
}

export function toSending(seen: Stored<Communication>): Sending {
  const [recipient] = listOf(seen.recipient)
  const mode = listOf(seen.medium)[0]?.coding?.[0]?.code
  const note = listOf(seen.note).at(-1)
  const who = referenceId(recipient, 'Patient') ? 'patient' : recipient?.reference ? 'gp' : 'other'
  const by = note?.authorReference?.display ?? note?.authorString
  return {
    id: seen.id,
    letterId: listOf(seen.basedOn)
      .map((one) => referenceId(one, 'DocumentReference'))
      .find(Boolean),
    to: who === 'patient' ? 'Patient' : (recipient?.display?.split('\n')[0] ?? 'GP practice'),
    who,
    by: (Object.keys(ways) as Way[]).find((way) => ways[way].code === mode),
    state: states[seen.status as string] ?? 'not known',
    said: note && [note.text, by, formatDateTime(note.time, '')].filter(Boolean).join(', '),
    at: note?.time ?? seen.sent,
    seen,
  }
}

const states: Record<string, SendingState> = {
  preparation: 'ready',
  'in-progress': 'printed',
  completed: 'out',
  'not-done': 'failed',
  stopped: 'stopped',
  'entered-in-error': 'stopped',
}

/** What is true of a copy, in words. */
export function sendingWords({ state, by }: Pick<Sending, 'state' | 'by'>): string {
  switch (state) {
    case 'ready':
      return by === 'electronic' ? 'Ready for sending: no delivery system is connected' : 'To print'
    case 'printed':
      return 'Printed'
    case 'out':
      return by === 'hand' ? 'Handed over' : by === 'electronic' ? 'Sent by other means' : 'Posted'
    case 'failed':
      return 'Not delivered'
    case 'stopped':
      return 'Stopped'
    case 'not known':
      return 'Status not known'
  }
}

type Step = { to: 'printed' | 'out' | 'failed' | 'stopped'; words: string }

/** Somebody says what they have done with a copy; it is theirs to say, no machine knows it. */
export function stepped(
  seen: Stored<Communication>,
  { to, words }: Step,
  session: Pick<Session, 'userId' | 'name'>,
  now: Date,
): Stored<Communication> {
  const time = now.toISOString()
  return {
    ...seen,
    status: ({ printed: 'in-progress', out: 'completed', failed: 'not-done', stopped: 'stopped' } as const)[
      to
    ],
    ...(to === 'out' ? { sent: time } : {}),
    ...(to === 'failed' || to === 'stopped' ? { statusReason: { text: words } } : {}),
    note: [...listOf(seen.note), { authorReference: recordedBy(session), time, text: words }],
  }
}
