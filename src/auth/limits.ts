import type { FhirResource } from 'fhir/r4'

import { administration } from './resource-types.ts'

/** What a grant may be limited to, of its types. */
export type Limit =
  | 'referral'
  | 'access needs'
  | 'consent to contact'
  | 'administration'
  | 'the places of a clinic'
  | 'the first tasks of a stay'
  | 'administrative letter'
  | 'a newborn'

/** SNOMED CT 3457005 Patient referral: what makes a ServiceRequest administration rather than an order. */
export const referralCategory = {
  system: 'http://snomed.info/sct',
  code: '3457005',
  display: 'Patient referral',
}

/** What makes a Flag an access need, which every desk must know, rather than a clinical alert (domain facts §4.7). */
export const accessNeedCategory = {
  system: 'https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryPatient',
  code: 'national-reasonable-adjustment-flag',
  display: 'National Reasonable Adjustments Flag',
}

/** What makes a Consent one to be written or telephoned to, and nothing else. */
export const contactConsentCategory = {
  system: 'https://lune.example/fhir/CodeSystem/consent-category',
  code: 'contact',
  display: 'Consent to be contacted',
}

type Categorised = { category?: { coding?: { system?: string; code?: string }[] }[] }

const isOf =
  ({ code }: { code: string }) =>
  ({ category }: Categorised): boolean =>
    [category].flat().some((kind) => [kind?.coding].flat().some((one) => one?.code === code))

/** True when a ServiceRequest is a referral by its category. */
export const isReferral = isOf(referralCategory)
export const isAccessNeed = isOf(accessNeedCategory)
export const isContactConsent = isOf(contactConsentCategory)

/** What a letter is, and each sending of it: of administration, or of what is known of the patient’s health (decision 030). */
export const letterKinds = 'https://lune.example/fhir/CodeSystem/letter-kind'
export type LetterKind = 'administrative' | 'clinical'

/** Undefined: no letter of ours. One that says both is clinical. */
export const letterKindOf = ({ category }: Categorised): LetterKind | undefined => {
  const codes = [category].flat().flatMap((kind) => [kind?.coding].flat())
  const said = (['clinical', 'administrative'] as const).filter((kind) =>
    codes.some((one) => one?.system === letterKinds && one.code === kind),
  )
  return said[0]
}

const administrativeLetter = { system: letterKinds, code: 'administrative' satisfies LetterKind }

/** What is administration by its category alone; its signatures are tagged with it, for they do not say it themselves. */
const byCategory = {
  ServiceRequest: referralCategory,
  Flag: accessNeedCategory,
  Consent: contactConsentCategory,
  DocumentReference: administrativeLetter,
  Communication: administrativeLetter,
}

/** The tag of a signature of something like that. */
export function administrativeTag(of: FhirResource) {
  switch (of.resourceType) {
    case 'ServiceRequest':
      return isReferral(of) ? referralCategory : undefined
    case 'Flag':
      return isAccessNeed(of) ? accessNeedCategory : undefined
    case 'Consent':
      return isContactConsent(of) ? contactConsentCategory : undefined
    case 'DocumentReference':
    case 'Communication':
      return letterKindOf(of) === 'administrative' ? administrativeLetter : undefined
    default:
      return undefined
  }
}

type Signature = { target?: { reference?: string }[]; meta?: { tag?: { code?: string }[] } }

/**
 * True when a Provenance is of nothing but administration; a new entry of the same transaction is judged by itself. Of a
 * request, a flag, a consent or a letter that is so when the signature is tagged as theirs (`clinical/acts/act.ts`).
 */
const isOfAdministration = ({ target, meta }: Signature): boolean => {
  const tags = [meta?.tag].flat().map((tag) => tag?.code)
  const tagged = Object.entries(byCategory).flatMap(([type, { code }]) => (tags.includes(code) ? type : []))
  return [target].flat().every((one) => {
    const [type = '', id] = (one?.reference ?? '').split('/').slice(-2)
    if (id === undefined) return type.startsWith('urn:uuid:')
    return [...administration, 'Location', ...tagged].includes(type)
  })
}

type Asked = { identifier?: { value?: string }[] }

/** A task that a stay begins with, by what it is known by (`clinical/care/admission-tasks.ts`). */
const isFirstTask = ({ identifier }: Asked): boolean =>
  [identifier].flat().some((one) => one?.value?.startsWith('admission-'))

/** Born within the last month, by the date; tomorrow's is for clocks that differ. */
const isNewborn = ({ birthDate }: { birthDate?: string }): boolean => {
  const days = (Date.now() - Date.parse(birthDate ?? '')) / 86_400_000
  return days > -1.5 && days < 31
}

/** Does a grant with this limit reach this resource? */
export function isWithin(limit: Limit, resource: object): boolean {
  switch (limit) {
    case 'referral':
      return isReferral(resource)
    case 'access needs':
      return isAccessNeed(resource)
    case 'consent to contact':
      return isContactConsent(resource)
    case 'administration':
      return isOfAdministration(resource)
    case 'administrative letter':
      return letterKindOf(resource) === 'administrative'
    case 'the first tasks of a stay':
      return isFirstTask(resource)
    case 'a newborn':
      return isNewborn(resource)
    case 'the places of a clinic':
      return !('overbooked' in resource && resource.overbooked === true)
  }
}
