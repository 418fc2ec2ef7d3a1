import type { CodeableConcept, Coding } from 'fhir/r4'

import { lune } from '#clinical/observations/observation-codes.ts'
import { loinc, snomed } from '#fhir/coding.ts'

const ours = (code: string, display: string) => lune('newborn', code, display)

/** What is observed of a newborn. LOINC and SNOMED CT where the domain facts (§2.2, §6.2.5) and HL7’s own example give them. */
export const newbornCodes = {
  apgar1: loinc('9272-6', '1 minute Apgar score'),
  apgar5: loinc('9274-2', '5 minute Apgar score'),
  apgar10: loinc('9271-8', '10 minute Apgar score'),
  weight: loinc('29463-7', 'Body weight'),
  head: ours('head-circumference', 'Head circumference'),
  cordPh: ours('cord-arterial-ph', 'Arterial cord pH'),
  cordBase: ours('cord-arterial-base-excess', 'Arterial cord base excess'),
  resuscitation: ours('resuscitation', 'Resuscitation'),
  skin: ours('skin-to-skin', 'Skin to skin'),
  check: ours('check', 'Newborn check'),
  feed: ours('feed', 'Feed'),
}
/** Body weight has both codes, as every weight does (domain facts §2.2). */
export const weightCodings: readonly Coding[] = [snomed('27113001', 'Body weight'), newbornCodes.weight]
/** The first weight, on the day of birth, is marked with it. */
export const birthWeight = loinc('8339-4', 'Birth weight')

export const apgarParts = {
  heart: { coding: snomed('249223000', 'Apgar heart rate score'), words: 'Heart rate' },
  breathing: { coding: snomed('249224006', 'Apgar respiratory effort score'), words: 'Respiration' },
  tone: { coding: snomed('249225007', 'Apgar muscle tone score'), words: 'Muscle tone' },
  reflex: { coding: snomed('249226008', 'Apgar response to stimulus score'), words: 'Reflex' },
  colour: { coding: snomed('249227004', 'Apgar color score'), words: 'Colour' },
} as const
export type ApgarPart = keyof typeof apgarParts
export const apgarPartNames = [
  'heart',
  'breathing',
  'tone',
  'reflex',
  'colour',
] as const satisfies ApgarPart[]
export const minutes = ['1', '5', '10'] as const
export type Minute = (typeof minutes)[number]

/** What 0, 1 and 2 mean (domain facts §6.2.5). */
export const apgarWords: Record<ApgarPart, readonly [string, string, string]> = {
  heart: ['Absent', 'Below 100', '100 or more'],
  breathing: ['Absent', 'Slow or irregular', 'Good, crying'],
  tone: ['Limp', 'Some flexion', 'Active'],
  reflex: ['None', 'Grimace', 'Cry, cough or sneeze'],
  colour: ['Blue or pale', 'Body pink, limbs blue', 'Pink all over'],
}

const said = (code: string, text: string): CodeableConcept => ({ coding: [ours(code, text)], text })
/** Which check, as its own code beside `check`. */
export const checkConcept = (id: string, words: string): CodeableConcept => ({
  coding: [newbornCodes.check, ours(`check-${id}`, words)],
  text: words,
})
export const resultConcept = (id: string, words: string) => said(`result-${id}`, words)

export const newbornSearch = [...Object.values(newbornCodes), ...weightCodings.slice(0, 1)]
  .map(({ system, code }) => `${system}|${code}`)
  .join(',')
