import type { Composition, DocumentReference } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { whoText } from '#clinical/entries/source.ts'
import { formatDateTime } from '#fhir/dates.ts'

/** The extension that says why something signed was withdrawn */
export const inErrorUrl = 'https://lune.example/fhir/StructureDefinition/entered-in-error'

export type Withdrawn = { who: string; at: string | undefined; reason: string }

/** Why it was withdrawn, by whom and when, as far as it says so; undefined: it stands. */
export function withdrawnIn(note: Composition | DocumentReference): Withdrawn | undefined {
  if (note.status !== 'entered-in-error') return undefined
  const said = listOf(note.extension).find(({ url }) => url === inErrorUrl)?.valueAnnotation
  return {
    who: whoText(said?.authorReference, note) ?? said?.authorString ?? 'Somebody not named',
    at: said?.time,
    reason: said?.text ?? 'Reason not recorded',
  }
}

export const withdrawnText = ({ reason, who, at }: Withdrawn) =>
  `${reason} (${who}, ${formatDateTime(at, 'time not recorded')})`
