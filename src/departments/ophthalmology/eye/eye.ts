import type { BodyStructure, CodeableConcept, FhirResource } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { snomed } from '#fhir/coding.ts'

/** Which eye: in words, never letters, and the right one on the left of the screen, as facing the patient (hazard H13). */
export const eyes = ['right', 'left'] as const
export type Eye = (typeof eyes)[number]
export const eyeWords: Record<Eye, string> = { right: 'Right eye', left: 'Left eye' }

const codes: Record<Eye, string> = { right: '18944008', left: '8966001' }

/** SNOMED CT 18944008 Right eye structure, 8966001 Left eye structure */
export const bodySiteOf = (eye: Eye): CodeableConcept => ({
  coding: [snomed(codes[eye], eye === 'right' ? 'Right eye structure' : 'Left eye structure')],
  text: eyeWords[eye],
})

/** Undefined when it does not say, or says both: then it belongs to no column, and is said to. */
export function eyeOf(
  site: CodeableConcept | readonly CodeableConcept[] | undefined,
  within: FhirResource,
  included: readonly FhirResource[] = [],
): Eye | undefined {
  const concepts = listOf(site as CodeableConcept | CodeableConcept[] | undefined)
  const found = new Set(concepts.flatMap((one) => eyesIn(one, within, included)))
  return found.size === 1 ? [...found][0] : undefined
}

function eyesIn(concept: CodeableConcept, within: FhirResource, included: readonly FhirResource[]): Eye[] {
  const coded = listOf(concept.coding).flatMap(({ code }) => eyes.find((eye) => codes[eye] === code) ?? [])
  if (coded.length > 0) return coded
  const words = [concept.text, ...listOf(concept.coding).map(({ display }) => display)]
  const named = words.flatMap((one) => sideIn(one) ?? [])
  if (named.length > 0) return [...new Set(named)]
  // the HL7 eye care examples name a BodyStructure, by an extension
  return listOf(concept.extension).flatMap(({ valueReference }) => {
    const id = valueReference?.reference?.split('/').at(-1)
    const structure = included.find(
      (one): one is BodyStructure => one.resourceType === 'BodyStructure' && one.id === id,
    )
    const side =
      sideIn(
        structure?.locationQualifier
          ?.map(({ text, coding }) => [text, coding?.[0]?.display].join(' '))
          .join(' '),
      ) ?? sideIn(id)
    return within.resourceType === 'Observation' && side ? [side] : []
  })
}

const sideIn = (words: string | undefined): Eye | undefined => {
  const right = /\bright\b/i.test(words ?? '')
  const left = /\bleft\b/i.test(words ?? '')
  return right === left ? undefined : right ? 'right' : 'left'
}
