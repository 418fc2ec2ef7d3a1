import type { DocumentReference, Reference } from 'fhir/r4'

import { useSession } from '#auth/session.ts'
import type { Act, Actor, Change } from '#clinical/acts/act.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { enteredInError } from '#clinical/acts/signing.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { useDeskActs } from '#clinical/acts/use-desk-acts.ts'
import { copiesIn } from '#clinical/letters/copies.ts'
import { handedOver, signedLetter } from '#clinical/letters/letter.ts'
import type { People } from '#clinical/letters/people.ts'
import { type Sending, sendings, stepped } from '#clinical/letters/sending.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'

import type { Prepared } from './letters-for.ts'
import { lettersKey, readLetter } from './queries.ts'

const refreshed = (patientId: string) => [lettersKey, ['patient', patientId, 'documents']]

/** The letter signed, a Communication for each copy of it, and the one it replaces out of the way: all or nothing. */
async function signing(
  letter: DocumentReference,
  people: People,
  { session, now, patientId }: Actor & { session: ReturnType<typeof useSession> },
): Promise<Act> {
  const signed = signedLetter(letter, session, now)
  const entryId = listOf(letter.identifier).find(({ system }) => system === entrySystem)?.value ?? ''
  const fullUrl = `urn:uuid:${crypto.randomUUID()}`
  const copies = sendings(copiesIn(letter.extension), {
    letter: signed,
    address: letter.id ? `DocumentReference/${letter.id}` : fullUrl,
    entryId,
    people: { patient: { reference: `Patient/${patientId}` }, gp: people.gp?.reference },
    session,
  })
  const change = [
    ...(isStored(letter) ? [{ seen: letter, to: signed }] : []),
    ...(await replacedBy(letter, patientId)),
  ]
  return {
    make: [
      ...(letter.id ? [] : [{ resource: signed, fullUrl }]),
      ...copies.map((resource) => ({ resource })),
    ],
    change,
  }
}

const isStored = (letter: DocumentReference): letter is Stored<DocumentReference> => letter.id !== undefined

/** An amended letter takes the place of the signed one, which stays to be read. */
async function replacedBy({ relatesTo }: DocumentReference, patientId: string): Promise<Change[]> {
  const ids = listOf(relatesTo).flatMap(({ code, target }) =>
    code === 'replaces' ? (referenceId(target, 'DocumentReference') ?? []) : [],
  )
  const letters = await Promise.all(ids.map((id) => readLetter(patientId, id)))
  return letters
    .filter(({ status }) => status === 'current')
    .map((seen) => ({ seen, to: { ...seen, status: 'superseded' as const } }))
}

/** Signs a draft as the record keeps it. */
export function useSignLetter(patientId: string, people: People) {
  const session = useSession()
  return useAct(
    patientId,
    (draft: Stored<DocumentReference>, actor) => signing(draft, people, { ...actor, session }),
    refreshed(patientId),
  )
}

/** Writes and signs in one step: a letter that was not kept as a draft. */
export function useFileLetter(patientId: string, people: People) {
  const session = useSession()
  return useAct(
    patientId,
    (letter: DocumentReference, actor) => signing(letter, people, { ...actor, session }),
    refreshed(patientId),
  )
}

/** Those of many patients in one transaction, each signed about its own patient alone. */
export const useFileLetters = () =>
  useDeskActs(
    async (letters: readonly Prepared[], doer) => ({
      about: await Promise.all(
        letters.map(async ({ patientId, letter, record }) => ({
          patientId,
          act: await signing(letter, record.people, { ...doer, patientId }),
        })),
      ),
    }),
    {
      refreshed: [lettersKey, ['patient']],
      taken:
        'Somebody else has written one of these letters at the same moment. Nothing was written: look again.',
    },
  )

/** Typed by one, to be signed by another; without a name by whoever may sign first. */
export const useHandOver = (patientId: string) =>
  useAct(
    patientId,
    ({ seen, to }: { seen: Stored<DocumentReference>; to: Reference }) => ({
      change: [{ seen, to: handedOver(seen, to) }],
    }),
    refreshed(patientId),
  )

/** Withdrawn with a reason; copies that have not gone out are stopped with it. */
export function useWithdrawLetter(patientId: string, pending: readonly Sending[]) {
  const session = useSession()
  return useAct(
    patientId,
    ({ seen, reason }: { seen: Stored<DocumentReference>; reason: string }, { now }) => ({
      change: [
        { seen, to: enteredInError(seen, reason, session, now), withdrawn: true },
        ...pending.map((one): Change => ({
          seen: one.seen,
          to: stepped(one.seen, { to: 'stopped', words: `Letter withdrawn: ${reason}` }, session, now),
        })),
      ],
      reason,
    }),
    refreshed(patientId),
  )
}

export type SendingStep = { sendings: readonly Sending[]; to: 'printed' | 'out' | 'failed'; words: string }

/** What somebody says they have done with these copies, of one patient or of many: one transaction. */
export const useSendingStep = () =>
  useDeskActs(
    async ({ sendings: copies, to, words }: SendingStep, { session, now }) => ({
      about: copies.map(({ seen }) => ({
        patientId: referenceId(seen.subject, 'Patient') ?? '',
        act: { change: [{ seen, to: stepped(seen, { to, words }, session, now) }] },
      })),
    }),
    {
      refreshed: [lettersKey, ['patient']],
      taken:
        'Somebody else has said something of one of these copies meanwhile. Nothing was written: look again.',
    },
  )
