import type { CompositionSection } from 'fhir/r4'

import { textOf } from '#fhir/coding.ts'

import { listOf } from '#clinical/entries/lenient.ts'
import { narrativeText } from './narrative.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import { isQuote, type Quote, quoteOf } from './writing.ts'

/** What stands under one heading, with what was quoted there and the headings below it. */
export type NoteSection = {
  title: string | undefined
  text: string
  quotes: Quote[]
  sections: NoteSection[]
}

const deepest = 6

/** Sections as they came, however deep; a heading without words says so. */
export const toNoteSections = (sections: CompositionSection[] | undefined): NoteSection[] =>
  listOf(sections).map((one) => toSection(one))

function toSection(
  { title, code, text, section, emptyReason, entry }: CompositionSection,
  depth = 0,
): NoteSection {
  const words = narrativeText(text)
  const below = listOf(section)
  const quotes = below.filter(isQuote).map(quoteOf)
  const inner =
    depth < deepest ? below.filter((one) => !isQuote(one)).map((one) => toSection(one, depth + 1)) : []
  const nothing = inner.length + quotes.length === 0
  return {
    title: title?.trim() || (code ? textOf(code, '') : '') || undefined,
    text: words || (nothing ? emptyWords(emptyReason && textOf(emptyReason, ''), listOf(entry).length) : ''),
    quotes,
    sections: inner,
  }
}

function emptyWords(reason: string | undefined, entries: number): string {
  if (reason) return `Empty: ${reason}`
  return entries > 0
    ? `${entries} coded ${entries === 1 ? 'entry' : 'entries'}, without words`
    : 'Nothing written'
}

/** For comparing two versions. */
export const sectionRows = ({ title = 'Words', text, quotes, sections }: NoteSection): Rows => [
  [title, text],
  ...quotes.map(({ said, words }): Rows[number] => [title, `Quoted, ${said}: ${words}`]),
  ...sections.flatMap(sectionRows),
]
