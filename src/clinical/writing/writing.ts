import type { CodeableConcept, Composition, CompositionSection } from 'fhir/r4'

import { hasAny } from '#fhir/coding.ts'

import { listOf } from '#clinical/entries/lenient.ts'
import { narrativeText, toNarrative } from './narrative.ts'
import { headingConcept, headingOf, type RecordHeading, recordHeadings } from './record-headings.ts'

/** Something of the record inside of a note: its words as they were, when and whose, and what they are taken from. */
export type Quote = {
  references: string[]
  words: string
  said: string
  /** When it was taken from the record */
  taken?: string
}

/** What stands under one heading: what the writer wrote, and what they quoted. */
export type WrittenSection = {
  heading: RecordHeading
  words: string
  quotes: Quote[]
  /** What of the record the words were made from */
  entries?: string[]
}

export type Writing = { title: string; sections: WrittenSection[] }

/** A section within a section that holds words of the record, not of the writer (hazard H18). */
const quoted: CodeableConcept = {
  coding: [{ system: 'https://lune.example/fhir/CodeSystem/note-part', code: 'quote', display: 'Quote' }],
  text: 'Quoted from the record',
}

/** Headings with nothing under them are left out: R4 has no empty section. */
export const fromWriting = ({ title, sections }: Writing): Pick<Composition, 'title' | 'section'> => ({
  title,
  section: sections.filter(isWritten).map(toSection),
})

export const isWritten = ({ words, quotes }: WrittenSection) => words.trim() !== '' || quotes.length > 0

const toSection = ({ heading, words, quotes, entries = [] }: WrittenSection): CompositionSection => ({
  title: recordHeadings[heading],
  code: headingConcept(heading),
  ...(words.trim() === '' ? {} : { text: toNarrative(words) }),
  ...(entries.length > 0 ? { entry: entries.map((reference) => ({ reference })) } : {}),
  ...(quotes.length > 0 ? { section: quotes.map(toQuote) } : {}),
})

const takenUrl = 'https://lune.example/fhir/StructureDefinition/quoted-at'

/** The words stand together with what they are taken from (hazard H20). */
const toQuote = ({ references, words, said, taken }: Quote): CompositionSection => ({
  ...(taken ? { extension: [{ url: takenUrl, valueDateTime: taken }] } : {}),
  title: said,
  code: quoted,
  text: toNarrative(words, 'generated'),
  entry: references.map((reference) => ({ reference, display: said })),
})

export const isQuote = ({ code }: CompositionSection) => hasAny(code, 'quote')

export function quoteOf({ title, text, entry, extension }: CompositionSection): Quote {
  const taken = listOf(extension).find(({ url }) => url === takenUrl)?.valueDateTime
  return {
    references: listOf(entry).flatMap(({ reference = [] }) => reference),
    words: narrativeText(text),
    said: title ?? '',
    ...(taken ? { taken } : {}),
  }
}

/** A draft of ours, as it was written; headings of a template that were left empty stand in their places again. */
export function toWriting(
  { title, section }: Pick<Composition, 'title' | 'section'>,
  headings: readonly RecordHeading[] = [],
): Writing {
  const written = listOf(section).flatMap((one): WrittenSection[] => {
    const heading = headingOf(one.code)
    const words = narrativeText(one.text)
    const entries = listOf(one.entry).flatMap(({ reference = [] }) => reference)
    const quotes = listOf(one.section).filter(isQuote).map(quoteOf)
    return heading ? [{ heading, words, quotes, ...(entries.length > 0 ? { entries } : {}) }] : []
  })
  const found = new Map(written.map((one) => [one.heading, one]))
  const inPlace = headings.map((heading) => found.get(heading) ?? { heading, words: '', quotes: [] })
  const added = written.filter(({ heading }) => !headings.includes(heading))
  return { title: title ?? '', sections: [...inPlace, ...added] }
}
