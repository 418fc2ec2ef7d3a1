import type { Address, ContactPoint, Extension, Identifier, Patient } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { fhir, type Stored } from '#fhir/client.ts'
import { ageAt, formatDate } from '#fhir/dates.ts'
import { formalName, preferredName } from '#fhir/names.ts'
import { formatNhsNumber, isValidNhsNumber } from '#lib/nhs-number.ts'

import { referenceId } from './about-patient.ts'
import { listOf } from '#clinical/entries/lenient.ts'

/** Who a patient is, in the words of the banner (domain facts §3.1). */
export type PatientIdentity = {
  id: string
  /** `SURNAME, Given (Title)` */
  name: string
  preferredName: string | undefined
  /** FHIR date as recorded, with the time of birth when it is known; for ages */
  birth: string | undefined
  gender: string
  nhsNumber: NhsNumber
  death: Death | undefined
  hospitalNumbers: { value: string; at: string | undefined }[]
  /** Lines to show one under another; `withheld`: the record is sensitive, never "no address" */
  address: string[] | 'withheld'
  contacts: { label: string; value: string }[] | 'withheld'
  /** `R`: address and contacts are kept back. `V`: opened only by emergency access */
  confidentiality: 'usual' | 'R' | 'V'
  /** The record that took this one's place; empty when this is the one to use */
  replacedBy: OtherRecord[]
  /** Records that this one took the place of: what stands in them is read here (decision 027) */
  replaces: OtherRecord[]
  active: boolean
}

export type OtherRecord = { id: string | undefined; display: string }

export type NhsNumber =
  | { status: 'verified'; digits: string; remark?: undefined }
  | { status: 'not verified'; digits: string; remark: string }
  | { status: 'none'; remark: string }

/** `date` may be partial or absent: that somebody died is known before when. */
export type Death = { date: string | undefined; notice: string | undefined }

export const patientIdentity = (id: string) =>
  queryOptions({
    queryKey: ['patient', id, 'identity'],
    queryFn: async () => toIdentity(await fhir.read('Patient', id)),
    staleTime: 5 * 60_000,
  })

/** Published patients break every rule there is; none of that may hide the patient. */
export function toIdentity(patient: Stored<Patient>): PatientIdentity {
  const names = listOf(patient.name).map((name) => ({
    ...name,
    given: listOf(name.given).filter(isText),
    prefix: listOf(name.prefix).filter(isText),
  }))
  const confidentiality = confidentialityOf(patient)
  const kept = confidentiality === 'R'
  return {
    id: patient.id,
    name: formalName(names),
    preferredName: preferredName(names),
    birth: birthOf(patient),
    gender: genderWords[patient.gender ?? ''] ?? 'Not Specified',
    nhsNumber: nhsNumberOf(patient),
    death: deathOf(patient),
    hospitalNumbers: hospitalNumbersOf(patient),
    address: addressOf(listOf(patient.address)) ?? (kept ? 'withheld' : []),
    contacts: contactsOf(listOf(patient.telecom)) ?? (kept ? 'withheld' : []),
    confidentiality,
    replacedBy: linked(patient, 'replaced-by'),
    replaces: linked(patient, 'replaces'),
    active: patient.active !== false,
  }
}

const linked = ({ link }: Patient, way: string): OtherRecord[] =>
  listOf(link)
    .filter(({ type }) => type === way)
    .map(({ other }) => ({
      id: referenceId(other, 'Patient'),
      display: other?.display ?? 'another record',
    }))

/** `14-Jul-1945 (80y)`; the age is Not Known when the date is partial. */
export function bornText(
  { birth, death }: Pick<PatientIdentity, 'birth' | 'death'>,
  now = new Date(),
): string {
  if (!birth) return 'Not Known'
  const date = formatDate(birth)
  // The age of somebody who died stands under the date of death (PAB-0057..0060).
  return death ? date : `${date} (${ageAt(birth, now) ?? 'age Not Known'})`
}

/** `03-Feb-2026`, and the age at that day without parentheses. */
export function diedText({ birth, death }: Pick<PatientIdentity, 'birth' | 'death'>) {
  if (!death) return undefined
  return {
    died: formatDate(death.date, 'date Not Known'),
    age: (death.date && ageAt(birth, death.date)) || 'Not Known',
    notice: death.notice,
  }
}

/** In the place of an address or a contact that is kept back. */
export const withheldWords = 'Withheld – sensitive record'

/** The number as shown, 3-3-4, or the words in its place. */
export const nhsNumberText = (number: NhsNumber): string =>
  number.status === 'none' ? number.remark : formatNhsNumber(number.digits)

// CUI current gender values (CGS-0002..0014); a code is never shown.
const genderWords: Record<string, string> = {
  male: 'Male',
  female: 'Female',
  other: 'Other Specific',
  unknown: 'Not Known',
}

const isText = (value: unknown): value is string => typeof value === 'string'

const extension = (extensions: Extension[] | undefined, name: string) =>
  listOf(extensions).find(({ url }) => isText(url) && url.endsWith(name))

function birthOf({ birthDate, _birthDate }: Patient): string | undefined {
  const time = extension(_birthDate?.extension, 'patient-birthTime')?.valueDateTime
  // A time of birth on another day than the date of birth says nothing we can use.
  return time && (!birthDate || time.startsWith(birthDate)) ? time : isText(birthDate) ? birthDate : undefined
}

const nhsSystems = new Set(['https://fhir.nhs.uk/Id/nhs-number', 'http://fhir.nhs.net/Id/nhs-number'])

function nhsNumberOf(patient: Patient): NhsNumber {
  const written = listOf(patient.identifier).filter(({ system }) => nhsSystems.has(system ?? ''))
  const numbers = written.filter(({ value, use }) => isText(value) && value.trim() !== '' && use !== 'old')
  const chosen = numbers.find(isVerified) ?? numbers[0]
  if (!chosen?.value) return { status: 'none', remark: whyNone(patient, written) }
  const digits = chosen.value
  const several = new Set(numbers.map(({ value }) => value?.replace(/\D/g, ''))).size
  const doubts = [
    isValidNhsNumber(digits) ? '' : 'not a valid number',
    several > 1 ? `${several} numbers recorded` : '',
  ].filter(Boolean)
  if (isVerified(chosen) && doubts.length === 0) return { status: 'verified', digits }
  return { status: 'not verified', digits, remark: ['NHS number not verified', ...doubts].join(', ') }
}

const isVerified = ({ extension: extensions }: Identifier) =>
  extension(extensions, 'NHSNumberVerificationStatus')?.valueCodeableConcept?.coding?.some(
    ({ code }) => code === '01' || code === 'number-present-and-verified',
  ) ?? false

const unavailableWords: Record<string, string> = {
  'nhs-number-not-known': 'Not Known',
  'overseas-patient': 'Not Known (overseas patient)',
  'devolved-nation': 'Not Known (patient of another home nation)',
}

function whyNone(patient: Patient, written: Identifier[]): string {
  for (const place of [patient, ...written]) {
    const reason = extension(place.extension, 'NHSNumberUnavailableReason')
    const code =
      reason?.valueCodeableConcept?.coding?.[0]?.code ?? reason?.valueCode ?? reason?.valueCoding?.code
    const words = code && (unavailableWords[code] ?? reason?.valueCodeableConcept?.text)
    if (words) return words
  }
  return 'Not Known'
}

function deathOf(patient: Patient): Death | undefined {
  const status = extension(patient.extension, 'DeathNotificationStatus')
  const code = extension(status?.extension, 'deathNotificationStatus')?.valueCodeableConcept?.coding?.[0]
    ?.code
  const notice = code === '1' ? 'informal notice' : code === '2' ? 'registered' : undefined
  if (patient.deceasedDateTime) return { date: patient.deceasedDateTime, notice }
  return patient.deceasedBoolean === true || notice ? { date: undefined, notice } : undefined
}

function hospitalNumbersOf(patient: Patient) {
  return listOf(patient.identifier)
    .filter(({ system, type, use }) => {
      if (nhsSystems.has(system ?? '') || use === 'old') return false
      return type?.coding?.some(({ code }) => code === 'MR') || system?.endsWith('/Id/hospital-number')
    })
    .filter(({ value }) => isText(value))
    .map(({ value = '', assigner, system }) => ({ value, at: assigner?.display ?? trustOf(system) }))
}

/** `https://rxr.lune.example/Id/hospital-number` is a number of RXR. */
const trustOf = (system = '') => /^https:\/\/(\w+)\.lune\.example\//.exec(system)?.[1]?.toUpperCase()

function confidentialityOf({ meta }: Patient): PatientIdentity['confidentiality'] {
  const codes = listOf(meta?.security).map(({ code }) => code)
  return codes.includes('V') ? 'V' : codes.includes('R') ? 'R' : 'usual'
}

function addressOf(addresses: Address[]): string[] | undefined {
  const current = addresses.filter(({ use, period }) => use !== 'old' && !period?.end)
  const chosen = current.find(({ use }) => use === 'home') ?? current[0] ?? addresses[0]
  if (!chosen) return undefined
  const { line, city, district, state, postalCode, country } = chosen
  const lines = [...listOf(line), city, district, state, postalCode?.toUpperCase(), country]
  const written = lines
    .filter(isText)
    .map((one) => one.trim().replace(/,$/, ''))
    .filter(Boolean)
  if (written.length > 0) return [...new Set(written)]
  return chosen.text ? chosen.text.split(/\n|, /) : undefined
}

const contactOrder = ['Home', 'Work', 'Mobile', 'Phone', 'Email', 'Other']

/** In the order Home, Work, Mobile, Email; each with its word. */
function contactsOf(telecom: ContactPoint[]): { label: string; value: string }[] | undefined {
  const current = telecom.filter(({ use, value, period }) => isText(value) && use !== 'old' && !period?.end)
  if (current.length === 0) return undefined
  return current
    .map((contact) => ({ label: contactLabel(contact), value: ukNumber(contact.value ?? '') }))
    .toSorted((one, other) => contactOrder.indexOf(one.label) - contactOrder.indexOf(other.label))
}

function contactLabel({ system, use }: ContactPoint): string {
  if (system === 'email') return 'Email'
  if (system && system !== 'phone' && system !== 'sms') return 'Other'
  if (use === 'mobile' || system === 'sms') return 'Mobile'
  return use === 'home' ? 'Home' : use === 'work' ? 'Work' : 'Phone'
}

/** No +44 on a number of this country (CUI TID-0001..0010). */
const ukNumber = (value: string) => value.replace(/^tel:/, '').replace(/^\+44\s*(\(0\))?\s*/, '0')

/** Name, birth and number in one line: what is read again before writing (hazard H1). */
export const identityLine = (patient: PatientIdentity): string =>
  `${patient.name} · Born ${bornText(patient)} · NHS No. ${nhsNumberText(patient.nhsNumber)}`
