import type { Coding } from 'fhir/r4'

import { measured } from '#clinical/observations/measured-codes.ts'
import { loinc, snomed } from '#fhir/coding.ts'
import type { Band, Scale } from '#ui/chart/strip.ts'

/** One quantity that is charted; `least` is the least height of its scale, so that small changes look small (CUI GTAB). */
export type Quantity = {
  name: string
  codings: readonly Coding[]
  scale: { fixed: Scale } | { least: number }
  bands?: readonly Band[]
}

/** Quantities that stand over one axis of time. */
export type Group = { key: GroupKey; title: string; quantities: readonly Quantity[] }
export type GroupKey = 'body' | 'pain' | 'coma' | 'glucose'

// Codes of domain facts §2.2; head circumference and lying length are for babies.
export const groups: readonly Group[] = [
  {
    key: 'body',
    title: 'Weight, height and BMI',
    quantities: [
      {
        name: 'Weight',
        codings: [...measured.weight.codings, loinc('3141-9'), loinc('8339-4'), snomed('364589006')],
        scale: { least: 10 },
      },
      {
        name: 'Height',
        codings: [...measured.height.codings, snomed('248334005'), loinc('8306-3')],
        scale: { least: 20 },
      },
      { name: 'BMI', codings: [snomed('60621009'), loinc('39156-5')], scale: { least: 6 } },
      {
        name: 'Head circumference',
        codings: [snomed('363812007'), snomed('363811000'), loinc('9843-4')],
        scale: { least: 6 },
      },
    ],
  },
  {
    key: 'pain',
    title: 'Pain',
    quantities: [
      {
        name: 'Pain',
        codings: [snomed('225908003'), loinc('72514-3'), loinc('98137-3')],
        scale: { fixed: { low: -1, high: 11 } },
      },
    ],
  },
  {
    key: 'coma',
    title: 'Glasgow Coma Scale',
    quantities: [
      {
        name: 'GCS',
        codings: [snomed('248241002'), loinc('9269-2')],
        scale: { fixed: { low: 2, high: 16 } },
        // 8 and less: the airway is at risk (domain facts §2.7).
        bands: [{ from: 2, to: 8.5, tint: 3, label: '≤8' }],
      },
    ],
  },
  {
    key: 'glucose',
    title: 'Glucose and ketones',
    quantities: [
      {
        name: 'Glucose',
        codings: [
          ...measured.glucose.codings,
          snomed('997671000000106'),
          snomed('997681000000108'),
          loinc('15074-8'),
          loinc('2339-0'),
        ],
        scale: { least: 8 },
      },
      { name: 'Ketones', codings: measured.ketones.codings, scale: { least: 3 } },
    ],
  },
]

export const codesOf = ({ quantities }: Group): string =>
  quantities.flatMap(({ codings }) => codings.map(({ system, code }) => `${system}|${code}`)).join(',')
