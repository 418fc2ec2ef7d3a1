import type { CodeableConcept, Coding, Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { concept, hasCode, loinc, snomed, ucumSystem } from '#fhir/coding.ts'

// What is found in a culture, in codes. A code we are not sure of is left out: the words are there all the same.

const ours = (list: string, code: string, display: string): Coding => ({
  system: `https://lune.example/fhir/CodeSystem/${list}`,
  code,
  display,
})

export const codes = {
  culture: {
    ...concept(loinc('11475-1', 'Microorganism identified in Specimen by Culture')),
    text: 'Culture',
  },
  organism: {
    ...concept(loinc('41852-5', 'Microorganism or agent identified in Specimen')),
    text: 'Organism identified',
  },
  gram: {
    ...concept(loinc('664-3', 'Microscopic observation [Identifier] in Specimen by Gram stain')),
    text: 'Gram film',
  },
  whiteCells: concept(ours('microscopy', 'white-cells', 'White cells')),
  redCells: concept(ours('microscopy', 'red-cells', 'Red cells')),
} as const satisfies Record<string, CodeableConcept>

export const notSeen = snomed('47492008', 'Not seen')

/** How much has grown. */
export const growthWords = {
  none: 'No growth',
  scanty: 'Scanty growth',
  moderate: 'Moderate growth',
  heavy: 'Heavy growth',
  mixed: 'Mixed growth',
} as const
export type Growth = keyof typeof growthWords
export const growths: Record<Growth, Coding> = {
  none: snomed('264868006', growthWords.none),
  scanty: snomed('263866000', growthWords.scanty),
  moderate: ours('growth', 'moderate', growthWords.moderate),
  heavy: ours('growth', 'heavy', growthWords.heavy),
  mixed: ours('growth', 'mixed', growthWords.mixed),
}
export const growthNames = Object.keys(growthWords) as Growth[]
export const growthOf = ({ valueCodeableConcept }: Observation): Growth | undefined =>
  growthNames.find((one) => hasCode(valueCodeableConcept, growths[one]))

/** v3-ObservationInterpretation. EUCAST means by I “susceptible, increased exposure” since 2019; HL7’s word is the older one. */
export const letters = { S: 'Susceptible', I: 'Intermediate', R: 'Resistant' } as const
export type Letter = keyof typeof letters

const interpretations = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
export const interpretedAs = (code: string, display: string): CodeableConcept[] => [
  { coding: [{ system: interpretations, code, display }], text: display },
]
export const letterOf = ({ interpretation }: Observation): Letter | undefined =>
  listOf(interpretation)
    .flatMap(({ coding }) => listOf(coding))
    .map(({ code }) => code)
    .find((code): code is Letter => code === 'S' || code === 'I' || code === 'R')

/** A minimum inhibitory concentration */
export const milligramsPerLitre = { unit: 'mg/L', system: ucumSystem, code: 'mg/L' }
/** Cells in urine and other fluids */
export const millionPerLitre = { unit: '×10⁶/L', system: ucumSystem, code: '10*6/L' }

export const isCulture = ({ code }: Observation) => hasCode(code, loinc('11475-1'))
export const isOrganism = ({ code }: Observation) => hasCode(code, loinc('41852-5'))
