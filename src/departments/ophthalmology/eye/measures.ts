import type { CodeableConcept, Coding } from 'fhir/r4'

import { snomed } from '#fhir/coding.ts'

/** What is drawn over time. */
export type Measure = 'acuity' | 'pressure' | 'target' | 'thickness' | 'field'

/**
 * What is measured of an eye, as it is coded here and read from others (HL7 eye care examples; domain facts §6.3).
 * `read`: what others call it. Where no code of SNOMED CT is known to us with certainty, the code is ours, and says so.
 */
export const measures: Record<Measure, { words: string; coding: Coding[]; read?: Coding[] }> = {
  acuity: {
    words: 'Visual acuity',
    coding: [snomed('251739003', 'Distance visual acuity')],
    read: [snomed('397536007', 'Corrected visual acuity')],
  },
  pressure: { words: 'Intraocular pressure', coding: [snomed('41633001', 'Intraocular pressure')] },
  target: {
    words: 'Target pressure',
    coding: [ours('target-intraocular-pressure', 'Target intraocular pressure')],
  },
  thickness: {
    words: 'Central retinal thickness',
    coding: [ours('central-retinal-thickness', 'Central retinal thickness')],
  },
  field: {
    words: 'Visual field mean deviation',
    coding: [ours('visual-field-mean-deviation', 'Visual field mean deviation')],
    read: [snomed('422859007', 'Mean deviation')],
  },
}

/** A code of our own, for want of a published one. */
export function ours(code: string, display: string): Coding {
  return { system: 'https://lune.example/fhir/CodeSystem/eye-measure', code, display }
}

export const codeOf = (measure: Measure): CodeableConcept => ({
  coding: [...measures[measure].coding],
  text: measures[measure].words,
})

export const measureOf = (code: CodeableConcept | undefined): Measure | undefined =>
  (Object.keys(measures) as Measure[]).find((measure) =>
    codingsOf(measures[measure]).some((known) =>
      (code?.coding ?? []).some(({ system, code: one }) => one === known.code && system === known.system),
    ),
  )

const codingsOf = ({ coding, read = [] }: { coding: Coding[]; read?: Coding[] }) => [...coding, ...read]

/** `code` of a search for all of them. */
export const measureCodes = Object.values(measures)
  .flatMap((one) => codingsOf(one).map(({ system, code }) => `${system}|${code}`))
  .join(',')

/** Instruments of tonometry (OpenEyes reference data). */
export const instruments = [
  'Goldmann',
  'Tono-pen',
  'I-care',
  'Perkins',
  'Dynamic Contour',
  'ORA IOPcc',
  'Other',
] as const
