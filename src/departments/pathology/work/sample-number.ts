import type { Specimen } from 'fhir/r4'

import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'

/** The number on the tube, as it was printed at the bedside. */
export const sampleSystem = 'https://lune.example/fhir/Id/sample'

/** Every number a specimen goes by: the laboratory’s own first, then what stands on the tube. */
export const numbersOf = ({ accessionIdentifier, identifier }: Specimen): string[] =>
  [
    accessionIdentifier?.value,
    ...listOf(identifier)
      .filter(({ system }) => system !== entrySystem)
      .map(({ value }) => value),
  ].flatMap((value) => value ?? [])

/** Typed, or as a scanner sends it: with the name of the symbol before it (ISO/IEC 15424), or not. */
export const readSample = (typed: string): string => typed.trim().replace(/^\][a-z]\d/i, '')

/** A number of the shape that is printed on tubes, and not on this one: the wrong tube is in the hand (hazard H1). */
export function isAnotherSample(typed: string, specimen: Specimen | undefined): boolean {
  const read = readSample(typed)
  const own = listOf(specimen?.identifier).filter(({ system }) => system === sampleSystem)
  return own.length > 0 && /^\d{10}-\d{1,2}$/.test(read) && own.every(({ value }) => value !== read)
}
