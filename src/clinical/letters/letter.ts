import type { DocumentReference, Extension, Reference } from 'fhir/r4'

import { letterKindOf, letterKinds, type LetterKind } from '#auth/limits.ts'
import { roleWords } from '#auth/roles.ts'
import type { Session } from '#auth/session.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { decoded } from '#clinical/documents/attachment.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import { formatDate, formatDateTime, londonDate } from '#fhir/dates.ts'

import { copiesIn, type Copy, toExtensions } from './copies.ts'
import { letterHtml, type LetterSection, sectionsIn } from './letter-html.ts'
import type { LetterTemplate } from './template.ts'

const structure = 'https://lune.example/fhir/StructureDefinition'
const templateUrl = `${structure}/letter-template`
const handedUrl = `${structure}/letter-for-signature`

/** On every letter nobody has signed; some servers never lose a tag, so it only helps to find them. */
export const unsigned = { system: 'https://lune.example/fhir/CodeSystem/letter-state', code: 'unsigned' }

const kindConcept = (kind: LetterKind) => ({
  coding: [
    {
      system: letterKinds,
      code: kind,
      display: kind === 'clinical' ? 'Clinical letter' : 'Administrative letter',
    },
  ],
})

/** A letter while it is written. */
export type LetterDraft = { title: string; sections: LetterSection[]; copies: Copy[] }

export type LetterFrame = {
  patient: PatientIdentity
  entryId: string
  template: Pick<LetterTemplate, 'url' | 'kind' | 'type'>
  session: Session
  appointmentId?: string | undefined
  /** The signed letter this one takes the place of */
  replaces?: string | undefined
}

/** `base`: as the record keeps it, with who began it and whom it was handed to. */
export function toLetter(
  { title, sections, copies }: LetterDraft,
  { patient, entryId, template, session, appointmentId, replaces }: LetterFrame,
  now: Date,
  base?: DocumentReference,
): DocumentReference {
  const html = letterHtml({
    title,
    organisation: session.post.orgName,
    date: formatDate(londonDate(now)),
    about: identityLine(patient),
    sections,
  })
  return {
    resourceType: 'DocumentReference',
    meta: { tag: [unsigned] },
    extension: [
      ...listOf(base?.extension).filter(({ url }) => url === handedUrl),
      { url: templateUrl, valueCanonical: template.url },
      ...toExtensions(copies),
    ],
    identifier: [entryIdentifier(session, entryId)],
    status: 'current',
    docStatus: 'preliminary',
    type: template.type,
    category: [kindConcept(template.kind)],
    subject: { reference: `Patient/${patient.id}` },
    date: now.toISOString(),
    author: base?.author ?? [recordedBy(session)],
    custodian: ownOrganisation(session),
    description: title,
    ...(replaces
      ? { relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${replaces}` } }] }
      : base?.relatesTo
        ? { relatesTo: base.relatesTo }
        : {}),
    content: [
      {
        attachment: {
          contentType: 'text/html',
          language: 'en-GB',
          title,
          data: encoded(html),
          creation: now.toISOString(),
        },
      },
    ],
    ...(appointmentId
      ? { context: { related: [{ reference: `Appointment/${appointmentId}` }] } }
      : base?.context
        ? { context: base.context }
        : {}),
  }
}

/** Handed over for somebody’s signature; without a name for whoever may sign first. */
export const handedOver = <D extends DocumentReference>(letter: D, to: Reference): D => ({
  ...letter,
  extension: [
    ...listOf(letter.extension).filter(({ url }) => url !== handedUrl),
    { url: handedUrl, valueReference: to },
  ],
})

/** Signed as it stands, word for word: only who signed it is added at its foot. */
export function signedLetter<D extends DocumentReference>(letter: D, { name, post }: Session, now: Date): D {
  const who = [name, roleWords[post.role], post.orgName].join(', ')
  const said = `Signed electronically by ${who}, ${formatDateTime(now.toISOString())}`
  const html = htmlOf(letter).replace(
    '<footer><p>Not signed</p></footer>',
    () => `<footer><p>${entities(said)}</p></footer>`,
  )
  const { tag, ...meta } = letter.meta ?? {}
  return {
    ...letter,
    meta: { ...meta, tag: listOf(tag).filter(({ system }) => system !== unsigned.system) },
    extension: listOf(letter.extension).filter(({ url }) => url !== handedUrl),
    docStatus: letter.relatesTo ? 'amended' : 'final',
    date: now.toISOString(),
    authenticator: {
      type: 'PractitionerRole',
      identifier: { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: post.id },
      display: who,
    },
    content: letter.content.map((one, index) =>
      index === 0 ? { ...one, attachment: { ...one.attachment, data: encoded(html) } } : one,
    ),
  }
}

const entities = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const encoded = (words: string) =>
  btoa(Array.from(new TextEncoder().encode(words), (byte) => String.fromCharCode(byte)).join(''))

export function htmlOf({ content }: Pick<DocumentReference, 'content'>): string {
  const data = listOf(content)[0]?.attachment?.data
  try {
    return data ? new TextDecoder().decode(decoded(data)) : ''
  } catch {
    return ''
  }
}

/** A draft as it was left, in the order of its template; what the template does not know stands after it. */
export function toDraft(letter: DocumentReference, template: LetterTemplate | undefined): LetterDraft {
  const written = sectionsIn(htmlOf(letter))
  const titles = (template?.sections ?? []).map(({ title }) => title)
  const inPlace = titles.map((title) => written.find((one) => one.title === title) ?? { title, words: '' })
  return {
    title: letter.description ?? template?.title ?? 'Letter',
    sections: [...inPlace, ...written.filter(({ title }) => !titles.includes(title))],
    copies: copiesIn(letter.extension),
  }
}

export const templateOf = ({ extension }: DocumentReference): string | undefined =>
  find(extension, templateUrl)?.valueCanonical
export const handedTo = ({ extension }: DocumentReference): Reference | undefined =>
  find(extension, handedUrl)?.valueReference

const find = (extensions: Extension[] | undefined, url: string) =>
  listOf(extensions).find((one) => one.url === url)

export const isUnsigned = (letter: DocumentReference): boolean =>
  letterKindOf(letter) !== undefined &&
  letter.status === 'current' &&
  letter.docStatus === 'preliminary' &&
  !letter.authenticator
