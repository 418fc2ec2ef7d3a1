import type { AllergyIntoleranceReaction } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { textOf } from '#fhir/coding.ts'

/** What happened, in words; empty when nothing says. */
export const reactionWords = ({ manifestation, description }: AllergyIntoleranceReaction): string =>
  listOf(manifestation)
    .map((one) => textOf(one, ''))
    .filter(Boolean)
    .join(', ') ||
  description?.trim() ||
  ''
