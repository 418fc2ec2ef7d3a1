import type { CodeableConcept, Composition, CompositionRelatesTo } from 'fhir/r4'

import { draftTags } from '#auth/drafts.ts'
import type { Session } from '#auth/session.ts'

import { entrySystem, recordedBy } from '#clinical/acts/recorded-by.ts'
import type { DraftKind } from './use-drafts.ts'
import { notesKey } from './draft-queries.ts'
import { entryIdOf } from './draft-keeper.ts'
import { toNoteSections } from './note-sections.ts'
import { fromWriting, type Writing } from './writing.ts'

export const noteDrafts: DraftKind<Composition> = {
  type: 'Composition',
  wordsOf: ({ status, title, section }) => JSON.stringify([status, title, toNoteSections(section)]),
  key: notesKey,
}

/** A note is a draft by itself. */
export const alone = (draft: Composition) => ({ entryIds: [entryIdOf(draft)], compose: () => draft })

export type DraftFrame = {
  patientId: string
  encounterId: string | undefined
  entryId: string
  type: CodeableConcept
  session: Session
  relatesTo?: CompositionRelatesTo[] | undefined
}

/** A note being written: the record's word for it is preliminary, and a tag keeps it to its author. */
export function toDraft(writing: Writing, frame: DraftFrame, now: Date): Composition {
  const { patientId, encounterId, entryId, type, session, relatesTo } = frame
  const { section, ...rest } = fromWriting(writing)
  return {
    resourceType: 'Composition',
    meta: { tag: [{ system: draftTags, code: session.userId }] },
    identifier: { system: entrySystem, value: entryId },
    status: 'preliminary',
    type,
    subject: { reference: `Patient/${patientId}` },
    ...(encounterId ? { encounter: { reference: `Encounter/${encounterId}` } } : {}),
    date: now.toISOString(),
    author: [recordedBy(session)],
    custodian: {
      identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: session.post.orgCode },
      display: session.post.orgName,
    },
    ...(relatesTo ? { relatesTo } : {}),
    ...rest,
    ...(section && section.length > 0 ? { section } : {}),
  }
}
