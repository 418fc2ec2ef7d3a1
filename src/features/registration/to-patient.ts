import type { Address, ContactPoint, Extension, HumanName, Identifier, Patient } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { relationConcept, roleConcept } from '#clinical/patient/relations.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { ukExtension } from '#fhir/uk-core.ts'
import { partialDate } from '#lib/partial-date.ts'

import { birthSexConcept, codedIn, genders, languages } from './code-lists.ts'
import type { DetailsDraft, UnknownDraft } from './draft.ts'

const nhsSystem = 'https://fhir.nhs.uk/Id/nhs-number'
const hl7 = 'http://hl7.org/fhir/StructureDefinition'
const estimatedAgeUrl = 'https://lune.example/fhir/StructureDefinition/estimated-age'

/** A new patient by UK Core; what was left empty is not in it. `identifiers`: what this registration is known by. */
export const fromDraft = (draft: DetailsDraft, identifiers: Identifier[]): Patient =>
  withDetails(
    { resourceType: 'Patient', active: true, identifier: identifiers },
    undefined,
    draft,
    new Date(),
  )

/** `about 40 years`, of somebody who could not say who they are. */
export const estimatedAge = ({ extension = [] }: Patient) =>
  extension.find(({ url }) => url === estimatedAgeUrl)?.valueString

/** Somebody who cannot say who they are: told apart by when they came, found again by “unknown”. */
export const fromUnknown = (
  { gender, age }: UnknownDraft,
  identifiers: Identifier[],
  now: Date,
): Patient => ({
  resourceType: 'Patient',
  active: true,
  identifier: identifiers,
  extension: [{ url: estimatedAgeUrl, valueString: `about ${age} years` }, noNumber('nhs-number-not-known')],
  name: [{ use: 'temp', family: 'Unknown', given: [genderWord(gender), formatDateTime(now.toISOString())] }],
  gender,
})

const genderWord = (gender: UnknownDraft['gender']) => genders.find(([code]) => code === gender)?.[1] ?? ''

/**
 * The record with what the form changed of it, and nothing else; `before` is what the form said when it was opened. A
 * name, address or telephone number that is replaced is kept as the old one, so that it still finds the patient.
 */
export function withDetails<P extends Patient>(
  patient: P,
  before: DetailsDraft | undefined,
  draft: DetailsDraft,
  now: Date,
): P {
  const is = (...fields: (keyof DetailsDraft)[]) =>
    fields.some((field) => draft[field] !== (before?.[field] ?? ''))
  const next: P = { ...patient }
  const set = <K extends keyof Patient>(element: K, value: Patient[K] | undefined) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) delete next[element]
    else Object.assign(next, { [element]: value })
  }
  if (is('title', 'family', 'given', 'middle', 'preferred')) set('name', names(patient.name, draft, now))
  if (is('born')) {
    set('birthDate', partialDate(draft.born))
    delete next._birthDate // a time of birth belongs to the date it was given with
  }
  if (is('gender')) set('gender', draft.gender || undefined)
  if (is('nhsNumber', 'verification')) set('identifier', identifiers(patient.identifier, draft))
  if (is('address', 'town', 'postcode')) set('address', addresses(patient.address, draft, now))
  if (is('home', 'mobile', 'email')) set('telecom', contacts(patient.telecom, draft, now))
  if (is('practice', 'gp'))
    set(
      'generalPractitioner',
      // a GP of the practice that somebody has left is not theirs any more
      practiceIn(draft.practice, is('practice') && !is('gp') ? '' : draft.gp),
    )
  if (is('marital'))
    set('maritalStatus', draft.marital ? codedIn('PersonMaritalStatusEngland', draft.marital) : undefined)
  if (is('language')) set('communication', spoken(draft))
  if (is('kinName', 'kinRelation', 'kinPhone')) set('contact', kin(patient.contact, draft))
  set('extension', extensions(patient.extension, draft, is))
  return next
}

function names(kept: HumanName[] = [], draft: DetailsDraft, now: Date): HumanName[] {
  const { title, family, given, middle, preferred } = draft
  const written: HumanName = {
    use: 'official',
    ...(family ? { family } : {}),
    ...(given ? { given: [given, ...middle.split(/\s+/)].filter(Boolean) } : {}),
    ...(title ? { prefix: [title] } : {}),
  }
  const isCurrent = ({ use }: HumanName) => use === undefined || ['official', 'usual', 'temp'].includes(use)
  const same = ({ family: one, given: others }: HumanName) =>
    one === written.family && String(others ?? '') === String(written.given ?? '')
  const old = kept
    .filter(isCurrent)
    .filter((name) => !same(name))
    .map((name): HumanName => ({ ...name, use: 'old', period: { ...name.period, end: now.toISOString() } }))
  const rest = kept.filter((name) => !isCurrent(name) && name.use !== 'nickname')
  return [written, ...(preferred ? [{ use: 'nickname' as const, text: preferred }] : []), ...old, ...rest]
}

function identifiers(kept: Identifier[] = [], draft: DetailsDraft): Identifier[] {
  const others = kept.filter(({ system }) => system !== nhsSystem)
  const replaced = kept
    .filter(({ system, value }) => system === nhsSystem && value !== draft.nhsNumber)
    .map((one): Identifier => ({ ...one, use: 'old' }))
  if (!draft.nhsNumber) return [...others, ...replaced]
  const number: Identifier = {
    extension: [
      {
        url: ukExtension('NHSNumberVerificationStatus'),
        valueCodeableConcept: codedIn('NHSNumberVerificationStatusEngland', draft.verification || '02'),
      },
    ],
    use: 'official',
    system: nhsSystem,
    value: draft.nhsNumber,
  }
  return [number, ...others, ...replaced]
}

function addresses(kept: Address[] = [], draft: DetailsDraft, now: Date): Address[] {
  const line = draft.address
    .split(/\n|,/)
    .map((one) => one.trim())
    .filter(Boolean)
  const { town, postcode } = draft
  const written: Address = {
    use: 'home',
    ...(line.length > 0 ? { line } : {}),
    ...(town ? { city: town } : {}),
    ...(postcode ? { postalCode: postcode } : {}),
  }
  // where somebody stays for now, and where letters go, is another address (features/people-and-places)
  const ended = kept.map((one): Address =>
    isHome(one) ? { ...one, use: 'old', period: { ...one.period, end: now.toISOString() } } : one,
  )
  return line.length > 0 || town || postcode ? [written, ...ended] : ended
}

/** The address that a form of who somebody is shows. */
export const isHome = ({ use, type, period }: Address) =>
  (use === undefined || use === 'home') && type !== 'postal' && !period?.end

function contacts(kept: ContactPoint[] = [], draft: DetailsDraft, now: Date): ContactPoint[] {
  const written: ContactPoint[] = [
    { system: 'phone' as const, use: 'home' as const, value: draft.home },
    { system: 'phone' as const, use: 'mobile' as const, value: draft.mobile },
    { system: 'email' as const, value: draft.email },
  ].filter(({ value }) => value !== '')
  const again = new Set(written.map(({ value }) => value))
  const ended = kept
    .filter(({ value }) => !again.has(value ?? ''))
    .map((one): ContactPoint =>
      isInForm(one) ? { ...one, use: 'old', period: { ...one.period, end: now.toISOString() } } : one,
    )
  return [...written, ...ended]
}

/** What the form shows and so may replace; a telephone at work stays as it is. */
const isInForm = ({ system, use }: ContactPoint) =>
  system === 'email' || (system === 'phone' && (use === 'home' || use === 'mobile'))

/** Each `Organization/gp-ribble Ribble Village Practice`, as the form holds it: the practice, and the GP of it. */
const practiceIn = (...chosen: string[]): Patient['generalPractitioner'] =>
  chosen.filter(Boolean).map((one) => {
    const [reference = '', ...name] = one.split(' ')
    return { reference, ...(name.length > 0 ? { display: name.join(' ') } : {}) }
  })

function spoken({ language }: DetailsDraft): Patient['communication'] {
  const display = languages.find(([code]) => code === language)?.[1]
  if (!language) return []
  const coding = { system: 'urn:ietf:bcp:47', code: language, ...(display ? { display } : {}) }
  return [{ language: { coding: [coding] }, preferred: true }]
}

/** v2-0131 N: next of kin. Other contacts stay as they are. */
function kin(kept: Patient['contact'] = [], draft: DetailsDraft): Patient['contact'] {
  const others = kept.filter((one) => !isKin(one))
  const { kinName, kinRelation, kinPhone } = draft
  if (!kinName && !kinPhone) return others
  return [
    {
      relationship: [roleConcept('N', kinRelation), ...listOf(relationConcept(kinRelation))],
      ...(kinName ? { name: { text: kinName } } : {}),
      ...(kinPhone ? { telecom: [{ system: 'phone', value: kinPhone }] } : {}),
    },
    ...others,
  ]
}

export const isKin = ({ relationship = [] }: NonNullable<Patient['contact']>[number]) =>
  relationship.some(({ coding = [] }) => coding.some(({ code }) => code === 'N'))

const noNumber = (reason: string): Extension => ({
  url: ukExtension('NHSNumberUnavailableReason'),
  valueCodeableConcept: codedIn('NHSNumberUnavailableReason', reason),
})

/** One in the place of another of the same kind; those nobody touched stay. */
function extensions(
  kept: Extension[] = [],
  draft: DetailsDraft,
  is: (...fields: (keyof DetailsDraft)[]) => boolean,
): Extension[] {
  const changed: [touched: boolean, url: string, now: Extension | undefined][] = [
    [
      is('nhsNumber', 'noNumber'),
      ukExtension('NHSNumberUnavailableReason'),
      draft.nhsNumber || !draft.noNumber ? undefined : noNumber(draft.noNumber),
    ],
    [
      is('ethnicity'),
      ukExtension('EthnicCategory'),
      draft.ethnicity
        ? {
            url: ukExtension('EthnicCategory'),
            valueCodeableConcept: codedIn('EthnicCategoryEngland', draft.ethnicity),
          }
        : undefined,
    ],
    [
      is('interpreter'),
      `${hl7}/patient-interpreterRequired`,
      draft.interpreter
        ? { url: `${hl7}/patient-interpreterRequired`, valueBoolean: draft.interpreter === 'yes' }
        : undefined,
    ],
    [
      is('birthSex'),
      ukExtension('BirthSex'),
      draft.birthSex
        ? { url: ukExtension('BirthSex'), valueCodeableConcept: birthSexConcept(draft.birthSex) }
        : undefined,
    ],
    [
      is('residential'),
      ukExtension('ResidentialStatus'),
      draft.residential
        ? {
            url: ukExtension('ResidentialStatus'),
            valueCodeableConcept: codedIn('ResidentialStatus', draft.residential),
          }
        : undefined,
    ],
    // Who is known has an age of their own.
    [draft.born !== '', estimatedAgeUrl, undefined],
  ]
  const touched = new Set(changed.filter(([yes]) => yes).map(([, url]) => url))
  return [
    ...kept.filter(({ url }) => !touched.has(url)),
    ...changed.flatMap(([yes, , now]) => (yes && now ? [now] : [])),
  ]
}
