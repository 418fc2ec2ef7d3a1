import type { Coding } from 'fhir/r4'

import { loinc, snomed } from '#fhir/coding.ts'

export type Measurable = 'weight' | 'height' | 'glucose' | 'ketones'

/**
 * What is measured beside a set: the codes that are written (domain facts §2.2) and the unit they are written in. Ketones
 * of the blood have no code there: LOINC's for beta hydroxybutyrate in blood.
 */
export const measured: Record<
  Measurable,
  { words: string; codings: readonly Coding[]; unit: string; ucum: string }
> = {
  weight: {
    words: 'Body weight',
    codings: [snomed('27113001', 'Body weight'), loinc('29463-7', 'Body weight')],
    unit: 'kg',
    ucum: 'kg',
  },
  height: {
    words: 'Body height',
    codings: [snomed('50373000', 'Body height'), loinc('8302-2', 'Body height')],
    unit: 'cm',
    ucum: 'cm',
  },
  glucose: {
    words: 'Blood glucose',
    codings: [
      snomed('434911002'),
      loinc('14743-9', 'Glucose [Moles/volume] in Capillary blood by Glucometer'),
    ],
    unit: 'mmol/L',
    ucum: 'mmol/L',
  },
  ketones: {
    words: 'Blood ketones',
    codings: [loinc('104816-4', 'Beta hydroxybutyrate [Moles/volume] in Blood')],
    unit: 'mmol/L',
    ucum: 'mmol/L',
  },
}

/** What a search asks for. */
export const codesOfMeasured = (...names: Measurable[]): string =>
  names.flatMap((name) => measured[name].codings.map(({ system, code }) => `${system}|${code}`)).join(',')
