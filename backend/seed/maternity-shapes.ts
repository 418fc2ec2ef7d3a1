import type { FhirResource, Observation, Patient, Reference } from 'fhir/r4'

import { coding, concept, loincCoding, ours, quantity } from './shapes.ts'

/** One pregnancy of the demonstration: how far it is, and what of its care is in the record. */
export type Told = {
  days: number
  births: number
  losses: number
  had: string[]
  rescanned?: number
  rh: 'POS' | 'NEG'
  risk?: string
  /** Every test accepted, or its result there */
  screening?: 'accepted' | 'result'
  /** The dose at 28 weeks was given */
  antiD?: true
  /** A blood pressure that asks for something, at the newest contact */
  raised?: true
}

/** One pregnancy as it is written: whatever is filed gets its id, whatever is read names the pregnancy. */
export type Writing = {
  told: Told
  now: number
  patient: Patient
  subject: Reference
  episode: Reference
  condition: Reference
  booking: number
  file: (resource: FhirResource) => Reference
  read: (when: number, more: Pick<Observation, 'code'> & Partial<Observation>) => Reference
  onDay: (gestation: number) => number
}

export const mine = (code: string, words: string) =>
  concept(words, coding(`${ours}/CodeSystem/maternity`, code, words))

export const size = (code: string, words: string, value: number, unit: string) => ({
  code: concept(words, loincCoding(code, words)),
  valueQuantity: quantity(value, unit, unit),
})
