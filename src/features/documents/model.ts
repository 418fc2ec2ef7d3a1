import type { DocumentReference } from 'fhir/r4'

import { type Attachment, toAttachments } from '#clinical/attachment.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries.ts'
import { listOf } from '#clinical/lenient.ts'
import { type Source, sourceOf } from '#clinical/source.ts'
import type { Rows } from '#clinical/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

export type Document = {
  id: string
  title: string
  status: string | undefined
  date: string | undefined
  attachments: Attachment[]
  source: Source
}

export function toDocuments(found: Answer<DocumentReference>): Entries<Document> {
  const list = toEntries(found, (reference) =>
    reference.status === 'entered-in-error' ? undefined : toDocument(reference),
  )
  return {
    ...list,
    entries: list.entries.toSorted((one, other) => (other.date ?? '').localeCompare(one.date ?? '')),
  }
}

function toDocument(reference: Stored<DocumentReference>): Document {
  const { type, description, status, docStatus, content, context } = reference
  const attachments = toAttachments(
    listOf(content)
      .map(({ attachment }) => attachment)
      .filter(Boolean),
  )
  const date = reference.date ?? context?.period?.start ?? listOf(content)[0]?.attachment?.creation
  return {
    id: reference.id,
    title: textOf(type, '') || description?.trim() || attachments[0]?.title || 'Document without a title',
    status:
      status === 'superseded'
        ? 'Superseded'
        : docStatus === 'preliminary'
          ? 'Not finished'
          : docStatus === 'amended'
            ? 'Amended'
            : undefined,
    date,
    attachments,
    source: sourceOf(reference, date),
  }
}

/** What one version of a document says of itself, for its history; its content is compared by nobody here. */
export function documentRows(reference: Stored<DocumentReference>): Rows {
  const { title, date, attachments } = toDocument(reference)
  return [
    ['Title', title],
    ['Description', reference.description],
    ['Status', [reference.status, reference.docStatus].filter(Boolean).join(', ')],
    ['Written', date && formatDateTime(date)],
    ...attachments.map((one): Rows[number] => ['Content', one.title]),
  ]
}
