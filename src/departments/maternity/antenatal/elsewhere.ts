import type { Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { codes, screeningSystem } from '#departments/maternity/pregnancy/codes.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

import { valueText } from './found.ts'

export type Elsewhere = { id: string; what: string; text: string; on: string | undefined }

/** Shown with the pregnancy it is of; a gestation that another record states is told as it states it. */
const { gestation: _, ...shown } = codes
const known = new Set<string | undefined>(Object.values(shown).map(({ code }) => code))

/**
 * Told in the codes of another maternity record, and shown in no other part of this page: in its own words, none left
 * out. Where there is no pregnancy to show anything with, it is all of it.
 */
export const elsewhereOf = (observations: readonly Stored<Observation>[], pregnant: boolean): Elsewhere[] =>
  observations
    .filter(
      ({ code }) =>
        !pregnant ||
        !listOf(code?.coding).some((one) => one.system === screeningSystem || known.has(one.code)),
    )
    .map((one) => ({
      id: one.id,
      what: textOf(one.code, 'Not said what'),
      text: [valueText(one), one.status === 'entered-in-error' ? 'entered in error' : '']
        .filter(Boolean)
        .join(', '),
      on: one.effectiveDateTime ?? one.issued,
    }))
    .toSorted((one, other) => one.what.localeCompare(other.what))
