import type { DocumentReference } from 'fhir/r4'

import { type Copy, copiesIn } from '#clinical/letters/copies.ts'
import { signatureIn, sectionsIn } from '#clinical/letters/letter-html.ts'
import { htmlOf } from '#clinical/letters/letter.ts'
import type { PaperProps } from '#clinical/letters/LetterPaper.tsx'
import { otherAsPerson, type People, type Person } from '#clinical/letters/people.ts'
import type { Sending } from '#clinical/letters/sending.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { formatDate } from '#fhir/dates.ts'

export type Reader = { identity: PatientIdentity; people: People }

/** Who stands in the window of a copy; undefined: the record does not name them any more. */
export const personOf = ({ who, other }: Pick<Copy, 'who' | 'other'>, people: People): Person | undefined =>
  who === 'patient' ? people.patient : who === 'gp' ? people.gp : otherAsPerson(other)

/** A letter on paper for one of those who get it: its words from the record, the address as it is today. */
export function paperFor(letter: DocumentReference, to: Person, { identity, people }: Reader): PaperProps {
  const html = htmlOf(letter)
  const others = copiesIn(letter.extension).flatMap((copy) =>
    copy.chosen ? (personOf(copy, people)?.name ?? []) : [],
  )
  return {
    organisation: letter.custodian?.display ?? '',
    date: formatDate(letter.date),
    identity,
    title: letter.description ?? 'Letter',
    sections: sectionsIn(html),
    signature: letter.authenticator ? (signatureIn(html) ?? letter.authenticator.display) : undefined,
    to,
    copies: others.filter((name) => name !== to.name),
  }
}

/** The sheets of these copies. */
export const papersOf = (letter: DocumentReference, sendings: readonly Sending[], reader: Reader) =>
  sendings.flatMap(({ id, who, seen }) => {
    if (who === 'patient' && reader.people.died) return []
    const other = seen.recipient?.[0]?.display ?? ''
    const to = personOf({ who, other }, reader.people)
    return to ? [{ key: id, ...paperFor(letter, to, reader) }] : []
  })
