import type { DocumentReference, FhirResource } from 'fhir/r4'

import { letterKindOf } from '#auth/limits.ts'
import { type Withdrawn, withdrawnIn, withdrawnText } from '#clinical/acts/withdrawn.ts'
import { type Attachment, toAttachments } from '#clinical/documents/attachment.ts'
import { ofType } from '#clinical/booking/of-type.ts'
import { isUnsigned } from '#clinical/letters/letter.ts'
import { type Sending, sendingWords, toSending } from '#clinical/letters/sending.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { placeText, type Source, sourceOf } from '#clinical/entries/source.ts'
import { periodText } from '#clinical/results/value.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

export type Document = {
  id: string
  title: string
  /** What sort of document it is, in words; what it is filtered by */
  kind: string
  specialty: string | undefined
  from: string
  status: string | undefined
  date: string | undefined
  /** What it is about, when it says so: "14-Mar-2026 to 18-Mar-2026" */
  about: string | undefined
  attachments: Attachment[]
  /** Written here as a letter: it is opened as one, with what has become of its copies */
  letter: { copies: string[] } | undefined
  inError: Withdrawn | undefined
  source: Source
}

export type Documents = Entries<Document> & { inError: Document[] }

/** The newest first; what was withdrawn stands apart. */
export function toDocuments(found: Answer<DocumentReference>): Documents {
  const sendings = ofType(listOf(found.included) as Stored<FhirResource>[], 'Communication').map(toSending)
  const list = toEntries(found, (one: Stored<DocumentReference>) => toDocument(one, sendings))
  const all = list.entries.toSorted((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
  return {
    ...list,
    entries: all.filter(({ inError }) => !inError),
    inError: all.filter(({ inError }) => inError),
  }
}

function toDocument(reference: Stored<DocumentReference>, sendings: readonly Sending[] = []): Document {
  const { type, category, description, content, context } = reference
  const attachments = toAttachments(
    listOf(content)
      .map(({ attachment }) => attachment)
      .filter(Boolean),
  )
  const date = reference.date ?? context?.period?.start ?? listOf(content)[0]?.attachment?.creation
  const source = sourceOf(reference, date)
  const kind = textOf(type, '') || textOf(listOf(category)[0], '')
  return {
    id: reference.id,
    title: description?.trim() || kind || attachments[0]?.title || 'Document without a title',
    kind: kind || 'Kind not stated',
    specialty: context?.practiceSetting && textOf(context.practiceSetting, 'Specialty not named'),
    from: source.place ? placeText(source.place) : 'Source not stated',
    status: statusOf(reference),
    date,
    about: context?.period && periodText(context.period),
    attachments,
    letter: letterKindOf(reference) && { copies: copiesOf(reference, sendings) },
    inError: withdrawnIn(reference),
    source,
  }
}

const copiesOf = ({ id }: Stored<DocumentReference>, sendings: readonly Sending[]) =>
  sendings
    .filter(({ letterId }) => letterId === id)
    .map((one) => `${one.to}: ${sendingWords(one).toLowerCase()}`)

function statusOf(reference: DocumentReference): string | undefined {
  const { status, docStatus } = reference
  if (status === 'superseded') return 'Superseded'
  if (docStatus === 'preliminary') return isUnsigned(reference) ? 'Not signed' : 'Not finished'
  return docStatus === 'amended' ? 'Amended' : undefined
}

/** What one version of a document says of itself, for its history. */
export function documentRows(reference: Stored<DocumentReference>): Rows {
  const { title, kind, specialty, status, date, about, attachments, inError } = toDocument(reference)
  return [
    ['Title', title],
    ['Description', reference.description],
    ['Kind', kind],
    ['Specialty', specialty],
    ['Status', inError ? 'Entered in error' : (status ?? 'Current')],
    ['Entered in error', inError && withdrawnText(inError)],
    ['Date', formatDateTime(date)],
    ['About', about],
    ...attachments.map(({ title, type, size }): Rows[number] => [
      'Content',
      [title, type, size].filter(Boolean).join(', '),
    ]),
  ]
}

/** What a reader narrows the list by; empty: everything. */
export type Filter = { kind: string; from: string; specialty: string }

export const noFilter: Filter = { kind: '', from: '', specialty: '' }
export const noSpecialty = 'Specialty not stated'

const valueOf = (document: Document, by: keyof Filter): string =>
  by === 'specialty' ? (document.specialty ?? noSpecialty) : document[by]

export const fits = (document: Document, filter: Filter): boolean =>
  (Object.keys(filter) as (keyof Filter)[]).every(
    (by) => filter[by] === '' || valueOf(document, by) === filter[by],
  )

/** What can be chosen, each with how many of those loaded it finds; the most first. */
export function choices(
  documents: readonly Document[],
  by: keyof Filter,
): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const document of documents)
    counts.set(valueOf(document, by), (counts.get(valueOf(document, by)) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((one, other) => other.count - one.count || one.value.localeCompare(other.value, 'en-GB'))
}
