import { copiesFor } from '#clinical/letters/copies.ts'
import { fill } from '#clinical/letters/fill.ts'
import type { LetterRecord } from '#clinical/letters/letter-record.ts'
import type { LetterDraft } from '#clinical/letters/letter.ts'
import type { LetterTemplate } from '#clinical/letters/template.ts'

/** A template filled in from the record; it goes to nobody who has died, and by hand where there is no address. */
export const newLetter = (
  template: LetterTemplate,
  { facts, people }: LetterRecord,
  writer: string,
): LetterDraft => ({
  title: template.title,
  sections: template.sections.map(({ title, words }) => ({
    title,
    words: fill(words, { ...facts, writer }),
  })),
  copies: copiesFor(template.to).map((copy) => ({
    ...copy,
    chosen: copy.chosen && !(copy.who === 'patient' && people.died) && !(copy.who === 'gp' && !people.gp),
    by: copy.who === 'patient' && people.patient.noPost ? 'hand' : copy.by,
  })),
})
