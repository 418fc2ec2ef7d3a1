import type { HumanName, Patient } from 'fhir/r4'

import { communities, streets, towns } from './names.ts'
import type { Random } from './random.ts'
import { practices } from './region.ts'
import { coding, day, dayOf, hl7, patientIdOf, reference } from './shapes.ts'

const ukCore = 'https://fhir.hl7.org.uk'

/** NHS numbers of the never-issued 999 range with right check digits, in order, none twice. */
export function* nhsNumbers(from = 999_000_100): Generator<string, never> {
  for (let stem = from; stem < 1_000_000_000; stem++) {
    const number = withCheckDigit(stem)
    if (number) yield number
  }
  throw new Error('The 999 range is used up')
}

/** Modulus 11 (NHS Data Dictionary); nine digits whose check would be 10 are never issued. */
function withCheckDigit(stem: number): string | undefined {
  const digits = String(stem)
  const sum = digits.split('').reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? undefined : `${digits}${check}`
}

/** `status` is the UK verification status: 01 present and verified, 02 present but not traced, … */
export const nhsIdentifier = (value: string, status = '01') => ({
  extension: [
    {
      url: `${ukCore}/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus`,
      valueCodeableConcept: {
        coding: [
          coding(
            `${ukCore}/CodeSystem/UKCore-NHSNumberVerificationStatusEngland`,
            status,
            statusWords[status],
          ),
        ],
      },
    },
  ],
  use: 'official' as const,
  system: 'https://fhir.nhs.uk/Id/nhs-number',
  value,
})
const statusWords: Record<string, string> = {
  '01': 'Number present and verified',
  '02': 'Number present but not traced',
}

export const hospitalNumber = (trust: string, number: number) => ({
  type: hl7('v2-0203', 'MR', 'Medical record number'),
  system: `https://${trust}.lune.example/Id/hospital-number`,
  value: `${trust.toUpperCase()}${number}`,
})

export const official = (family: string, given: string[], prefix?: string): HumanName => ({
  use: 'official',
  ...(family ? { family } : {}),
  ...(given.length > 0 ? { given } : {}),
  ...(prefix ? { prefix: [prefix] } : {}),
})

export type Described = {
  /** What the seed calls this person; the record knows them by `patientIdOf` it */
  key: string
  nhsNumber?: string
  trust: string
  number: number
  gender: 'male' | 'female'
  /** Whole years and part of one */
  age: number
}

/** An ordinary person of the region, named and housed by chance. */
export function person(random: Random, now: number, who: Described): Patient {
  const { gender, age } = who
  const [town, outward] = random.pick(towns)
  const letters = 'ABDEFGHJLNPQRSTUWXYZ'
  const inward = `${random.whole(1, 9)}${letters.charAt(random.whole(0, 19))}${letters.charAt(random.whole(0, 19))}`
  const [practice, practiceName] = random.pick(practices)
  const names = random.pick(communities)
  const given = random.pick(names[gender])
  const second = random.chance(0.3) ? [random.pick(names[gender])].filter((name) => name !== given) : []
  return {
    resourceType: 'Patient',
    id: patientIdOf(who.key),
    identifier: [
      ...(who.nhsNumber ? [nhsIdentifier(who.nhsNumber)] : []),
      hospitalNumber(who.trust, who.number),
    ],
    active: true,
    name: [official(random.pick(names.family), [given, ...second], titleOf(random, gender, age))],
    telecom: phones(random, age),
    gender,
    birthDate: dayOf(now - age * 365.25 * day),
    address: [
      {
        use: 'home',
        line: [`${random.whole(1, 240)} ${random.pick(streets)}`],
        city: town,
        postalCode: `${outward} ${inward}`,
      },
    ],
    generalPractitioner: [reference('Organization', practice, practiceName)],
    managingOrganization: reference('Organization', who.trust),
  }
}

function titleOf(random: Random, gender: 'male' | 'female', age: number): string {
  if (gender === 'male') return age < 16 ? 'Master' : 'Mr'
  return age < 16 ? 'Miss' : random.pick(['Mrs', 'Mrs', 'Ms', 'Miss'])
}

/** Ofcom's numbers for drama: nobody is ever called. */
function phones(random: Random, age: number): Patient['telecom'] {
  const home = { system: 'phone' as const, value: `01632 960${random.whole(100, 999)}`, use: 'home' as const }
  const mobile = {
    system: 'phone' as const,
    value: `07700 900${random.whole(100, 999)}`,
    use: 'mobile' as const,
  }
  return age > 80 ? [home] : [home, mobile]
}
