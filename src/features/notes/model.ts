import type { Composition } from 'fhir/r4'

import { draftOwner } from '#auth/drafts.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { narrativeText } from '#clinical/writing/narrative.ts'
import { type NoteSection, sectionRows, toNoteSections } from '#clinical/writing/note-sections.ts'
import { type Withdrawn, withdrawnIn, withdrawnText } from '#clinical/acts/withdrawn.ts'
import { type Source, sourceOf, whoText } from '#clinical/entries/source.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

export type Note = {
  id: string
  title: string
  /** Undefined for a note that is complete */
  status: string | undefined
  /** Signed by a student, and by nobody else yet */
  awaitsCountersignature: boolean
  /** Signed here: an addendum can be written to it */
  signed: boolean
  /** SDS user id of who wrote it, when it says so */
  authorId: string | undefined
  date: string | undefined
  /** `Dr Amina Hargreaves, Doctor, East Lancashire Hospitals NHS Trust, 14-Mar-2026 10:42` */
  signatures: string[]
  sections: NoteSection[]
  inError: Withdrawn | undefined
  /** The note this one adds to */
  appends: string | undefined
  addenda: Note[]
  source: Source
}

export type Notes = Entries<Note> & { inError: Note[] }

/** The newest first; an addendum stands with the note it adds to, and what was withdrawn stands apart. */
export function toNotes(found: Answer<Composition>): Notes {
  const list = toEntries(found, (composition) => (draftOwner(composition) ? undefined : toNote(composition)))
  const all = list.entries.toSorted((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
  const valid = all.filter(({ inError }) => !inError)
  const ids = new Set(valid.map(({ id }) => id))
  const standsAlone = ({ appends }: Note) => !appends || !ids.has(appends)
  return {
    ...list,
    entries: valid.filter(standsAlone).map((note) => ({
      ...note,
      // in the order they were written, below what they add to
      addenda: valid.filter(({ appends }) => appends === note.id).toReversed(),
    })),
    inError: all.filter(({ inError }) => inError),
  }
}

export function toNote(composition: Stored<Composition>): Note {
  const { title, type, date, section, text, attester, relatesTo } = composition
  const status = composition.status as string | undefined
  const sections = toNoteSections(section)
  const whole = narrativeText(text)
  const signatures = listOf(attester)
  return {
    id: composition.id,
    title: title?.trim() || textOf(type, 'Note without a title'),
    status: statusOf(status, signatures.length),
    awaitsCountersignature: status === 'preliminary' && signatures.length > 0,
    signed: signatures.length > 0 || status === 'final' || status === 'amended',
    authorId: listOf(composition.author).find(({ identifier }) => identifier?.value)?.identifier?.value,
    date,
    signatures: signatures.map(
      ({ party, time }) =>
        `${whoText(party, composition) ?? 'Somebody not named'}, ${formatDateTime(time, 'time not recorded')}`,
    ),
    sections:
      sections.length > 0
        ? sections
        : whole
          ? [{ title: undefined, text: whole, quotes: [], sections: [] }]
          : [],
    inError: withdrawnIn(composition),
    appends: listOf(relatesTo)
      .find(({ code }) => code === 'appends')
      ?.targetReference?.reference?.split('/')
      .at(-1),
    addenda: [],
    source: sourceOf(composition, date),
  }
}

function statusOf(status: string | undefined, signatures: number): string | undefined {
  switch (status) {
    case 'final':
    case 'entered-in-error':
      return undefined
    case 'preliminary':
      return signatures > 0 ? 'Not countersigned' : 'Not finished, not signed'
    case 'amended':
      return 'Amended'
    default:
      return 'Status not known'
  }
}

/** What one version of a note says, for its history. */
export function noteRows(composition: Stored<Composition>): Rows {
  const note = toNote(composition)
  return [
    ['Title', note.title],
    ['Status', note.inError ? 'Entered in error' : (note.status ?? 'Complete')],
    ['Date', formatDateTime(note.date)],
    ...note.signatures.map((one): Rows[number] => ['Signed', one]),
    ['Entered in error', note.inError && withdrawnText(note.inError)],
    ...note.sections.flatMap(sectionRows),
  ]
}
