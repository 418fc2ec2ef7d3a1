import type { Extension, Patient } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { whoText } from '#clinical/entries/source.ts'
import { bornText, diedText, nhsNumberText, toIdentity, withheldWords } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formalName } from '#fhir/names.ts'

/** What a record says of who somebody is, part by part: each is kept, or taken from the other record, whole. */
export type Part = {
  key: PartKey
  label: string
  elements: readonly (keyof Patient)[]
  /** Empty: the record says nothing of it */
  words: (patient: Stored<Patient>) => string
}

export const partKeys = [
  'name',
  'born',
  'gender',
  'number',
  'died',
  'address',
  'telecom',
  'practice',
  'kin',
  'language',
] as const
export type PartKey = (typeof partKeys)[number]

const nhsSystem = 'https://fhir.nhs.uk/Id/nhs-number'
const isNhsNumber = ({ system }: { system?: string }) => system === nhsSystem

const isWhyNone = ({ url }: Extension) => url.endsWith('NHSNumberUnavailableReason')

export const parts: readonly Part[] = [
  {
    key: 'name',
    label: 'Name',
    elements: ['name'],
    words: ({ name }) => (listOf(name).length ? formalName(name) : ''),
  },
  {
    key: 'born',
    label: 'Born',
    elements: ['birthDate', '_birthDate'],
    words: (one) => (one.birthDate ? bornText(toIdentity(one)) : ''),
  },
  {
    key: 'gender',
    label: 'Gender',
    elements: ['gender'],
    words: (one) => (one.gender && one.gender !== 'unknown' ? toIdentity(one).gender : ''),
  },
  {
    key: 'number',
    label: 'NHS No.',
    // the other identifiers stay with the record that was given them
    elements: ['identifier'],
    words: (one) => {
      const { nhsNumber } = toIdentity(one)
      if (nhsNumber.status === 'none') return ''
      return [nhsNumberText(nhsNumber), nhsNumber.remark].filter(Boolean).join(', ')
    },
  },
  {
    key: 'died',
    label: 'Died',
    elements: ['deceasedBoolean', 'deceasedDateTime'],
    words: (one) => diedText(toIdentity(one))?.died ?? '',
  },
  {
    key: 'address',
    label: 'Address',
    elements: ['address'],
    words: (one) => {
      const { address } = toIdentity(one)
      return address === 'withheld' ? withheldWords : address.join(', ')
    },
  },
  {
    key: 'telecom',
    label: 'Phone and email',
    elements: ['telecom'],
    words: (one) => {
      const { contacts } = toIdentity(one)
      return contacts === 'withheld'
        ? withheldWords
        : contacts.map(({ label, value }) => `${label} ${value}`).join(', ')
    },
  },
  {
    key: 'practice',
    label: 'GP practice',
    elements: ['generalPractitioner'],
    words: ({ generalPractitioner }) =>
      listOf(generalPractitioner)
        .map((one) => whoText(one) ?? 'Recorded without a name')
        .join(', '),
  },
  {
    key: 'kin',
    label: 'Next of kin',
    elements: ['contact'],
    words: ({ contact }) =>
      listOf(contact)
        .map(({ name, relationship }) =>
          [name ? formalName([name]) : '', ...listOf(relationship).map((one) => textOf(one, ''))]
            .filter(Boolean)
            .join(', '),
        )
        .filter(Boolean)
        .join('; '),
  },
  {
    key: 'language',
    label: 'Language',
    elements: ['communication'],
    words: ({ communication }) =>
      listOf(communication)
        .map(({ language }) => textOf(language, ''))
        .filter(Boolean)
        .join(', '),
  },
]

/** A name given because nobody knew who it was says nothing against a real one. */
const isMakeshift = ({ name }: Patient) =>
  listOf(name).every(({ use }) => use === 'temp' || use === 'anonymous')

/** Kept, unless the record kept says nothing and the other does. A part that is withheld is nobody's to choose. */
export function takenByDefault(part: Part, kept: Stored<Patient>, other: Stored<Patient>): boolean {
  if (part.key === 'name') return isMakeshift(kept) && !isMakeshift(other)
  const [here, there] = [part.words(kept), part.words(other)]
  return here === '' && there !== '' && there !== withheldWords
}

/** Where both say something, and not the same. */
export function isChoice(part: Part, one: Stored<Patient>, other: Stored<Patient>): boolean {
  const said = [part.words(one), part.words(other)]
  return said[0] !== said[1] && !said.includes(withheldWords)
}

/** The record with this part as the other has it; a name or number that gives way is kept as an old one. */
export function withPart<P extends Patient>(patient: P, part: Part, other: Patient, now: string): P {
  if (part.key === 'number')
    return {
      ...patient,
      identifier: [
        ...listOf(other.identifier).filter(isNhsNumber),
        ...listOf(patient.identifier).map((one) =>
          isNhsNumber(one) ? { ...one, use: 'old' as const } : one,
        ),
      ],
      extension: listOf(patient.extension).filter((one) => !isWhyNone(one)),
    }
  if (part.key === 'name')
    return {
      ...patient,
      name: [
        ...listOf(other.name),
        ...listOf(patient.name).map((one) => ({
          ...one,
          use: 'old' as const,
          period: { ...one.period, end: now },
        })),
      ],
    }
  return withElements(patient, part, other)
}

/** The record with this part exactly as another version of it has it. */
export function withElements<P extends Patient>(patient: P, { key, elements }: Part, from: Patient): P {
  const next = { ...patient }
  if (key === 'number')
    next.extension = [
      ...listOf(patient.extension).filter((one) => !isWhyNone(one)),
      ...listOf(from.extension).filter(isWhyNone),
    ]
  for (const element of elements) {
    if (from[element] === undefined) delete next[element]
    else Object.assign(next, { [element]: from[element] })
  }
  return next
}

/** Do two versions say the same of this part, to the letter? */
export const samePart = ({ elements }: Part, one: Patient, other: Patient): boolean =>
  elements.every((element) => JSON.stringify(one[element]) === JSON.stringify(other[element]))
