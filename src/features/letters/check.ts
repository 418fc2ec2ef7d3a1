import { gapsIn } from '#clinical/letters/fill.ts'
import type { LetterDraft } from '#clinical/letters/letter.ts'
import { otherAsPerson, type People } from '#clinical/letters/people.ts'
import type { LetterTemplate } from '#clinical/letters/template.ts'

/** Why a letter cannot be signed yet, in words for who writes it; none: it can. */
export function problemsOf(
  { title, sections, copies }: LetterDraft,
  template: Pick<LetterTemplate, 'sections'>,
  people: People,
): string[] {
  const open = sections.flatMap(({ words }) => gapsIn(words))
  const missing = template.sections.filter(
    (one) => one.required && !sections.find(({ title: other }) => other === one.title)?.words.trim(),
  )
  const going = copies.filter(({ chosen }) => chosen)
  const is = (who: string) => going.find((one) => one.who === who)
  const other = is('other')
  return [
    ...new Set(open.map((gap) => `Still open: ${gap.slice(1, -1)}.`)),
    ...missing.map((one) => `“${one.title || 'The letter'}” is empty.`),
    sections.every(({ words }) => words.trim() === '') ? 'Nothing is written yet.' : '',
    title.trim() === '' ? 'The letter has no title.' : '',
    going.length === 0 ? 'It goes to nobody: choose who gets it.' : '',
    is('patient') && people.died ? 'The patient has died: write to somebody else.' : '',
    is('patient')?.by === 'post' && people.patient.noPost
      ? `Not by post to the patient. ${people.patient.noPost}: give it by hand, or record an address.`
      : '',
    is('gp') && !people.gp ? 'The record names no GP practice that can be shown here.' : '',
    is('gp')?.by === 'post' && people.gp?.noPost
      ? `Not by post to the GP practice. ${people.gp.noPost}.`
      : '',
    other && !otherAsPerson(other.other).name ? 'Write the name of who else gets it.' : '',
    other?.by === 'post' && otherAsPerson(other.other).name && otherAsPerson(other.other).noPost
      ? 'Write the address of who else gets it below the name.'
      : '',
  ].filter(Boolean)
}
