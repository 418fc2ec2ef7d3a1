import type { Address, Extension, Organization, Patient, Reference } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { withheldWords } from '#clinical/patient/patient.ts'
import { staffName } from '#fhir/names.ts'

/** Somebody a copy may go to, with where they are, or why that is not known. */
export type Person = {
  name: string
  reference: Reference | undefined
  lines: string[]
  /** Why it cannot go by post; a withheld address is never "no address" */
  noPost: string | undefined
  /** How they want to be written to, where it is not plain print */
  format: string | undefined
  largePrint: boolean
}
export type People = {
  patient: Person
  /** Undefined: the record names no practice */
  gp: Person | undefined
  /** To somebody who has died nothing is written (hazard H1) */
  died: boolean
}

/** As a letter names and finds them: by correspondence address where there is one (PDS: `temp`), else at home. */
export function patientAsPerson(patient: Patient, today: string): Person {
  const withheld = isWithheld(patient)
  const lines = withheld ? [] : addressLines(correspondence(listOf(patient.address), today))
  const name = staffName(listOf(patient.name))
  return {
    name: isChild(patient, today) ? `To the parent or guardian of ${name}` : name,
    reference: { reference: `Patient/${patient.id}` },
    lines,
    noPost: withheld ? withheldWords : lines.length === 0 ? 'No address recorded' : undefined,
    ...formatOf(patient),
  }
}

/** Under sixteen: letters go to who has parental responsibility. A date that is not whole says nothing of that. */
export const isChild = ({ birthDate = '' }: Patient, today: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(birthDate) && `${Number(birthDate.slice(0, 4)) + 16}${birthDate.slice(4)}` > today

export function practiceAsPerson(reference: Reference, practice: Organization | undefined): Person {
  const lines = addressLines(listOf(practice?.address)[0])
  return {
    name: practice?.name ?? reference.display ?? 'GP practice without a name',
    reference,
    lines,
    noPost: lines.length === 0 ? 'No address recorded' : undefined,
    format: undefined,
    largePrint: false,
  }
}

/** Typed by hand: a name, and the address below it. */
export function otherAsPerson(words: string): Person {
  const [name = '', ...lines] = words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const reference = name ? { display: [name, ...lines].join('\n') } : undefined
  const noPost = lines.length === 0 ? 'No address written' : undefined
  return { name, reference, lines, noPost, format: undefined, largePrint: false }
}

export const isWithheld = ({ meta }: Patient): boolean =>
  listOf(meta?.security).some(({ code }) => code === 'R')

/** The address for letters: marked as postal, else a temporary one that holds today, else home. */
function correspondence(addresses: readonly Address[], today: string): Address | undefined {
  const holds = ({ use, period }: Address) =>
    use !== 'old' && (period?.start ?? '') <= `${today}~` && (period?.end ?? '9999') >= today
  const current = addresses.filter(holds)
  return (
    current.find(({ type }) => type === 'postal') ??
    current.find(({ use }) => use === 'temp') ??
    current.find(({ use }) => use === 'home') ??
    current[0]
  )
}

function addressLines(address: Address | undefined): string[] {
  if (!address) return []
  const { line, city, district, postalCode, text } = address
  const written = [...listOf(line), city, district, postalCode?.toUpperCase()]
    .map((one) => one?.trim().replace(/,$/, ''))
    .filter((one): one is string => Boolean(one))
  return written.length > 0 ? [...new Set(written)] : (text?.split(/\n|, /) ?? [])
}

/** UK Core ContactPreference: how somebody wants to be written to (domain facts §4.5: 11 is large print). */
function formatOf({ extension }: Patient): Pick<Person, 'format' | 'largePrint'> {
  const named = (of: Extension[] | undefined, end: string) => listOf(of).find(({ url }) => url?.endsWith(end))
  const preference = named(extension, 'ContactPreference')
  const wanted = named(preference?.extension, 'PreferredWrittenCommunicationFormat')?.valueCodeableConcept
  const coding = listOf(wanted?.coding)[0]
  const words = wanted?.text ?? coding?.display ?? formats[coding?.code ?? '']
  return { format: words, largePrint: coding?.code === '11' || /large print/i.test(words ?? '') }
}

const formats: Record<string, string> = { '11': 'Large print', '12': 'Braille', '13': 'Audio' }
