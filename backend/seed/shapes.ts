import { createHash } from 'node:crypto'

import type { CodeableConcept, Coding, Quantity, Reference } from 'fhir/r4'

/** The small FHIR shapes that every seeded resource is made of. */

export const ours = 'https://lune.example/fhir'
const ucum = 'http://unitsofmeasure.org'
export const terminology = 'http://terminology.hl7.org/CodeSystem'

export const coding = (system: string, code: string, display?: string): Coding => ({
  system,
  code,
  ...(display ? { display } : {}),
})
export const snomedCoding = (code: string, display?: string) =>
  coding('http://snomed.info/sct', code, display)
export const loincCoding = (code: string, display?: string) => coding('http://loinc.org', code, display)

export const concept = (text: string, ...codings: Coding[]): CodeableConcept =>
  codings.length > 0 ? { coding: codings, text } : { text }
export const snomed = (code: string, text: string) => concept(text, snomedCoding(code, text))
export const hl7 = (list: string, code: string, display?: string): CodeableConcept => ({
  coding: [coding(`${terminology}/${list}`, code, display)],
})

export const quantity = (value: number, unit: string, code: string): Quantity => ({
  value,
  unit,
  system: ucum,
  code,
})

export const reference = (type: string, id: string, display?: string): Reference => ({
  reference: `${type}/${id}`,
  ...(display ? { display } : {}),
})

/**
 * The id in the record of the person the seed calls `key`: the same every time, and it tells nothing, because ids stand
 * in addresses and logs (domain facts §8.4). A UUID of version 8: its digits are of our own making (RFC 9562).
 */
export function patientIdOf(key: string): string {
  const digits = createHash('sha256').update(`lune-seed/${key}`).digest('hex')
  const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) % 4)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}

/** The id of the nth entry of a patient's chart: the patient's own with another last group, so nothing is hashed again. */
export const entryIdOf = (patientId: string, entry: number) =>
  patientId.slice(0, 24) + entry.toString(16).padStart(12, '0')

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** An instant as FHIR writes it, to the second. */
export const instant = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`

const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })
/** The calendar day it is in Lancashire at that instant. */
export const dayOf = (time: number) => londonDay.format(time)
