import type { Annotation, Observation } from 'fhir/r4'

import { whoText } from '#clinical/entries/source.ts'

/** That an entry was taken back: by whom, when, why, and by what it was replaced. */
export type Struck = {
  words: 'Entered in error' | 'Cancelled' | 'Amended'
  reason: string | undefined
  by: string | undefined
  at: string | undefined
  /** The id of the Observation written in its place */
  replacedBy: string | undefined
}

/** R4 has no element for it: an observation cannot say itself what took its place. */
export const replacedByUrl = 'https://lune.example/fhir/StructureDefinition/replaced-by'

/** The words the reason is kept under, in the note that taking it back adds. */
export const struckWords = { amended: 'Amended', 'in error': 'Marked as entered in error' } as const

export function toStruck({ status, note = [], extension = [] }: Observation): Struck {
  const replacedBy = extension
    .find(({ url }) => url === replacedByUrl)
    ?.valueReference?.reference?.split('/')
    .at(-1)
  const said = note.findLast(({ text }) => Object.values(struckWords).some((words) => text.startsWith(words)))
  return {
    words: replacedBy ? 'Amended' : status === 'cancelled' ? 'Cancelled' : 'Entered in error',
    reason: said ? said.text.replace(/^[^:]*:\s*/, '') : note.at(-1)?.text,
    by: said && authorOf(said),
    at: said?.time,
    replacedBy,
  }
}

const authorOf = ({ authorReference, authorString }: Annotation) => whoText(authorReference) ?? authorString

/** Ids of the Observations that were written in place of these. */
export const replacementsOf = (struck: readonly { struck: Observation | undefined }[]): ReadonlySet<string> =>
  new Set(struck.flatMap((set) => (set.struck && toStruck(set.struck).replacedBy) ?? []))
