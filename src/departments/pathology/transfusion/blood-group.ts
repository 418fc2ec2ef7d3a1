import type { CodeableConcept, Coding, Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { concept, hasAny, hasCode, loinc, snomed, textOf } from '#fhir/coding.ts'

export type Abo = 'A' | 'B' | 'AB' | 'O'
export type BloodGroup = { abo: Abo; rh: 'positive' | 'negative' }

/** In full, never by a sign: `O RhD positive` (domain facts §6.1.5). */
export const groupWords = ({ abo, rh }: BloodGroup) => `${abo} RhD ${rh}`

// SNOMED CT: the group as a whole, and each of its two parts
const wholeCodes: readonly (readonly [code: string, abo: Abo, rh: BloodGroup['rh']])[] = [
  ['278147001', 'O', 'positive'],
  ['278148006', 'O', 'negative'],
  ['278149003', 'A', 'positive'],
  ['278152006', 'A', 'negative'],
  ['278150003', 'B', 'positive'],
  ['278153001', 'B', 'negative'],
  ['278151004', 'AB', 'positive'],
  ['278154007', 'AB', 'negative'],
]
const aboCodes: Record<Abo, string> = { A: '112144000', B: '112149005', AB: '165743006', O: '58460004' }
const rhCodes: Record<BloodGroup['rh'], string> = { positive: '165747007', negative: '165746003' }

export const allGroups: readonly BloodGroup[] = wholeCodes.map(([, abo, rh]) => ({ abo, rh }))

export const groupOptions = allGroups.map((one) => ({ value: groupWords(one), label: groupWords(one) }))

export const codes = {
  group: loinc('882-1', 'ABO and Rh group [Type] in Blood'),
  abo: loinc('883-9', 'ABO group [Type] in Blood'),
  rh: loinc('10331-7', 'Rh [Type] in Blood'),
  screen: loinc('890-4', 'Blood group antibody screen [Presence] in Serum or Plasma'),
  crossmatch: loinc('1250-0', 'Major crossmatch [Interpretation]'),
  unitNumber: loinc('934-0', 'Blood product unit [Identifier]'),
  unitType: loinc('933-2', 'Blood product type'),
} as const
const ours = (list: string, code: string, display: string): Coding => ({
  system: `https://lune.example/fhir/CodeSystem/${list}`,
  code,
  display,
})
export const unitGroup = ours('blood-unit', 'group', 'Group of the unit')
export const unitMeets = ours('blood-unit', 'meets', 'Special requirements met')
export const recent = ours('transfusion-history', 'recent', 'Transfused or pregnant in the last 3 months')

export const named = (coding: Coding, text: string): CodeableConcept => ({ coding: [coding], text })
export const groupConcept = (group: BloodGroup): CodeableConcept => {
  const code = wholeCodes.find(([, abo, rh]) => abo === group.abo && rh === group.rh)?.[0] ?? ''
  return named(snomed(code, `Blood group ${group.abo} Rh(D) ${group.rh}`), groupWords(group))
}
export const aboConcept = ({ abo }: BloodGroup) => named(snomed(aboCodes[abo], `Blood group ${abo}`), abo)
export const rhConcept = ({ rh }: BloodGroup) =>
  named(snomed(rhCodes[rh], `RhD ${rh}`), rh === 'positive' ? 'RhD positive' : 'RhD negative')
export const answers = {
  yes: concept(snomed('373066001', 'Yes')),
  no: concept(snomed('373067005', 'No')),
  unknown: concept(snomed('261665006', 'Unknown')),
} as const
export const screens = {
  negative: concept(snomed('260385009', 'Negative')),
  positive: concept(snomed('10828004', 'Positive')),
} as const

/** A group in codes, else as laboratories write it; shown in full whatever was sent. Undefined: not understood. */
export function readGroup(value: CodeableConcept | undefined, words?: string): BloodGroup | undefined {
  const whole = wholeCodes.find(([code]) => hasAny(value, code))
  if (whole) return { abo: whole[1], rh: whole[2] }
  const text = words ?? textOf(value, '')
  const found = /\b(AB|A|B|O)\b[\s,]*(?:Rh(?:esus)?\s*\(?D?\)?)?\s*(pos|neg|\+|-)/i.exec(text)
  const abo = readAbo(undefined, found?.[1])
  return abo && found?.[2] ? { abo, rh: /^(pos|\+)/i.test(found[2]) ? 'positive' : 'negative' } : undefined
}

export function readAbo(value: CodeableConcept | undefined, words?: string): Abo | undefined {
  const names = Object.keys(aboCodes) as Abo[]
  const coded = names.find((one) => hasAny(value, aboCodes[one]))
  const text = (words ?? textOf(value, ''))
    .replace(/^(blood )?group /i, '')
    .trim()
    .toUpperCase()
  return coded ?? names.find((one) => one === text)
}

export function readRh(value: CodeableConcept | undefined): BloodGroup['rh'] | undefined {
  if (hasAny(value, rhCodes.positive)) return 'positive'
  if (hasAny(value, rhCodes.negative)) return 'negative'
  const text = textOf(value, '')
  return /pos|\+/i.test(text) ? 'positive' : /neg|-/i.test(text) ? 'negative' : undefined
}

export const isOf = ({ code }: Observation, ...wanted: Coding[]) => wanted.some((one) => hasCode(code, one))
export const valueOf = ({ valueCodeableConcept, valueString }: Observation): CodeableConcept | undefined =>
  valueCodeableConcept ?? (valueString ? { text: valueString } : undefined)
export const componentOf = ({ component }: Observation, coding: Coding) =>
  listOf(component).find(({ code }) => hasCode(code, coding))
