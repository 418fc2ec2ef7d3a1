import type { DocumentReference, FhirResource } from 'fhir/r4'

import { letterKindOf } from '#auth/limits.ts'
import { ofType } from '#clinical/booking/of-type.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { handedTo, isUnsigned } from '#clinical/letters/letter.ts'
import { type Sending, sendingWords, toSending } from '#clinical/letters/sending.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import type { Found, Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** Where a letter stands, in the order of the work. */
export const stages = {
  writing: 'Being written',
  'to sign': 'To sign',
  ready: 'To print or send',
  printed: 'Printed',
  failed: 'Not delivered',
  out: 'Gone out',
} as const
export type Stage = keyof typeof stages

/** A letter that nobody has signed, or one copy of one that somebody has. */
export type LetterLine = {
  id: string
  letterId: string
  patientId: string
  /** Undefined: not shown to this reader, or gone */
  patient: PatientIdentity | undefined
  title: string
  kind: string
  stage: Stage
  /** Since when it stands there */
  since: string | undefined
  /** Who wrote it, or whom it waits for */
  who: string
  /** The user who began it */
  writerId: string | undefined
  /** To whom and how, and what was said of it last */
  says: string
  sending: Sending | undefined
  letter: Stored<DocumentReference> | undefined
}

type Answer<R extends FhirResource> = Pick<Found<R>, 'resources' | 'included'>

const writerOf = (letter: DocumentReference | undefined) => listOf(letter?.author)[0]
const kindWords = (letter: DocumentReference | undefined) =>
  letter && letterKindOf(letter) === 'clinical' ? 'Clinical' : 'Administrative'

const personIn = (included: readonly Stored<FhirResource>[], patientId: string) => {
  const found = ofType(included, 'Patient').find(({ id }) => id === patientId)
  return found && toIdentity(found)
}

export const unsignedLines = ({ resources, included }: Answer<DocumentReference>): LetterLine[] =>
  resources.filter(isUnsigned).flatMap((letter): LetterLine[] => {
    const patientId = referenceId(letter.subject, 'Patient')
    if (!patientId) return []
    const to = handedTo(letter)?.display
    return [
      {
        id: letter.id,
        letterId: letter.id,
        patientId,
        patient: personIn(included, patientId),
        title: letter.description ?? 'Letter',
        kind: kindWords(letter),
        stage: to ? 'to sign' : 'writing',
        since: letter.date,
        who: writerOf(letter)?.display ?? 'Writer not recorded',
        writerId: writerOf(letter)?.identifier?.value,
        says: to ? `For ${to}` : `Last written ${formatDateTime(letter.date)}`,
        sending: undefined,
        letter,
      },
    ]
  })

const stageOf: Partial<Record<Sending['state'], Stage>> = {
  ready: 'ready',
  printed: 'printed',
  failed: 'failed',
  out: 'out',
}

/** A copy whose letter was withdrawn or replaced is no work any more: what is said of it stands in the chart. */
export function sendingLines({ resources, included }: Answer<Sending['seen']>): LetterLine[] {
  const letters = ofType(included, 'DocumentReference')
  return resources.map(toSending).flatMap((sending): LetterLine[] => {
    const letter = letters.find(({ id }) => id === sending.letterId)
    const patientId = referenceId(sending.seen.subject, 'Patient')
    const stage = stageOf[sending.state]
    if (!patientId || !stage || !sending.letterId) return []
    if (stage !== 'out' && letter && letter.status !== 'current') return []
    return [
      {
        id: sending.id,
        letterId: sending.letterId,
        patientId,
        patient: personIn(included, patientId),
        title: letter?.description ?? sending.seen.topic?.text ?? 'Letter',
        kind: kindWords(letter),
        stage,
        since: sending.at ?? letter?.date,
        who: writerOf(letter)?.display ?? 'Writer not recorded',
        writerId: writerOf(letter)?.identifier?.value,
        says: [`${sending.to}: ${sendingWords(sending)}`, sending.said].filter(Boolean).join('. '),
        sending,
        letter,
      },
    ]
  })
}

export type Whose = 'mine' | 'all'

/** The oldest first: what waits longest is seen first. What has gone out, the newest first. */
export function shownLines(
  lines: readonly LetterLine[],
  { stage, whose, title }: { stage: Stage; whose: Whose; title: string },
  me: { userId: string; name: string },
): LetterLine[] {
  const found = lines.filter(
    (line) =>
      line.stage === stage &&
      (whose === 'all' || line.writerId === me.userId || (line.letter && isFor(line.letter, me))) &&
      (title === '' || line.title === title),
  )
  const sorted = found.toSorted((one, other) => (one.since ?? '').localeCompare(other.since ?? ''))
  return stage === 'out' ? sorted.toReversed() : sorted
}

/** Left for my signature: by my user id, or by name where only that is known. */
const isFor = (letter: DocumentReference, { userId, name }: { userId: string; name: string }) => {
  const to = handedTo(letter)
  return to?.identifier ? to.identifier.value === userId : to?.display === name
}
