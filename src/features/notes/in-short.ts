import type { NoteSection } from '#clinical/writing/note-sections.ts'

import type { Note } from './model.ts'

export type InShort = { heading: string | undefined; words: string; more: boolean }

/** Headings that say what a note came to, in the order of asking. */
const comesTo = [/plan/i, /summary|impression/i]
const most = 240

/** What a note came to: its plan, else its summary, else its beginning; whole sentences, and whether there is more. */
export function inShort({ sections }: Pick<Note, 'sections'>): InShort {
  const written = flat(sections).filter(({ text }) => text.trim())
  const chosen =
    comesTo.map((like) => written.find(({ title }) => title && like.test(title))).find(Boolean) ?? written[0]
  if (!chosen) return { heading: undefined, words: 'Nothing written', more: false }
  const text = chosen.text.trim()
  const words = text.length > most ? beginning(text) : text
  return { heading: chosen.title, words, more: words !== text || written.length > 1 }
}

/** Up to the end of a line or sentence; one that is longer than all the room stands whole. */
function beginning(text: string): string {
  const ends = [...text.matchAll(/[.;!?](?=\s)|\n/g)].map(
    ({ index, 0: end }) => index + (end === '\n' ? 0 : 1),
  )
  return text.slice(0, ends.findLast((end) => end <= most) ?? ends[0] ?? text.length).trim()
}

const flat = (sections: readonly NoteSection[]): NoteSection[] =>
  sections.flatMap((section) => [section, ...flat(section.sections)])
