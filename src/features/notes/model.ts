import type { Composition, CompositionSection } from 'fhir/r4'

import { draftOwner } from '#auth/permissions.ts'
import { plainText } from '#clinical/attachment.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries.ts'
import { type Source, sourceOf } from '#clinical/source.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

export type NoteSection = { title: string | undefined; text: string; sections: NoteSection[] }

export type Note = {
  id: string
  title: string
  status: string | undefined
  date: string | undefined
  sections: NoteSection[]
  source: Source
}

export function toNotes(found: Answer<Composition>): Entries<Note> {
  const list = toEntries(found, (composition) =>
    composition.status === 'entered-in-error' || draftOwner(composition) ? undefined : toNote(composition),
  )
  return {
    ...list,
    entries: list.entries.toSorted((one, other) => (other.date ?? '').localeCompare(one.date ?? '')),
  }
}

function toNote(composition: Stored<Composition>): Note {
  const { title, type, date, status, section = [], text } = composition
  const sections = section.map((one) => toSection(one))
  const whole = text?.div ? plainText(text.div) : ''
  return {
    id: composition.id,
    title: title?.trim() || textOf(type, 'Note without a title'),
    status: status === 'preliminary' ? 'Not finished' : status === 'amended' ? 'Amended' : undefined,
    date,
    sections: sections.length > 0 ? sections : whole ? [{ title: undefined, text: whole, sections: [] }] : [],
    source: sourceOf(composition, date),
  }
}

const deepest = 6

function toSection(
  { title, code, text, section = [], emptyReason, entry = [] }: CompositionSection,
  depth = 0,
): NoteSection {
  const words = text?.div ? plainText(text.div) : ''
  const inner = depth < deepest ? section.map((one) => toSection(one, depth + 1)) : []
  return {
    title: title?.trim() || (code ? textOf(code, '') : '') || undefined,
    text: words || (inner.length > 0 ? '' : emptyWords(emptyReason && textOf(emptyReason, ''), entry.length)),
    sections: inner,
  }
}

function emptyWords(reason: string | undefined, entries: number): string {
  if (reason) return `Empty: ${reason}`
  return entries > 0
    ? `${entries} coded ${entries === 1 ? 'entry' : 'entries'}, without words`
    : 'Nothing written'
}
