import type { Extension, Patient } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { nameToShow, preferredName } from '#fhir/names.ts'
import { ukExtension } from '#fhir/uk-core.ts'

import type { DetailsDraft } from './draft.ts'
import { isHome, isKin } from './to-patient.ts'

export const emptyDetails: DetailsDraft = {
  title: '',
  family: '',
  given: '',
  middle: '',
  preferred: '',
  born: '',
  gender: '',
  nhsNumber: '',
  verification: '',
  noNumber: '',
  address: '',
  town: '',
  postcode: '',
  home: '',
  mobile: '',
  email: '',
  practice: '',
  gp: '',
  ethnicity: '',
  language: '',
  interpreter: '',
  birthSex: '',
  marital: '',
  residential: '',
  kinName: '',
  kinRelation: '',
  kinPhone: '',
}

/** What the form says of a record. What it cannot say stays in the record as it is while its field is not touched. */
export function draftOf(patient: Patient): DetailsDraft {
  const name = nameToShow(listOf(patient.name))
  const [given = '', ...middle] = listOf(name?.given)
  const number = listOf(patient.identifier).find(
    ({ system, use }) => system === 'https://fhir.nhs.uk/Id/nhs-number' && use !== 'old',
  )
  const address = listOf(patient.address).find(isHome)
  const contacts = listOf(patient.telecom).filter(({ use, period }) => use !== 'old' && !period?.end)
  const phone = (wanted: string) =>
    contacts.find(({ system, use }) => system === 'phone' && use === wanted)?.value ?? ''
  const of = (type: string) =>
    listOf(patient.generalPractitioner).find(({ reference }) => reference?.includes(`${type}/`))
  const practice =
    of('Organization') ?? listOf(patient.generalPractitioner).find(({ reference }) => !reference)
  const gp = of('Practitioner')
  const next = listOf(patient.contact).find(isKin)
  const interpreter = listOf(patient.extension).find(({ url }) =>
    url.endsWith('patient-interpreterRequired'),
  )?.valueBoolean
  return {
    ...emptyDetails,
    title: name?.prefix?.[0] ?? '',
    family: name?.family ?? '',
    given,
    middle: middle.join(' '),
    preferred: preferredName(listOf(patient.name)) ?? '',
    born: patient.birthDate ?? '',
    gender: patient.gender ?? '',
    nhsNumber: number?.value ?? '',
    verification: codeOf(number?.extension, 'NHSNumberVerificationStatus'),
    noNumber: codeOf(patient.extension, 'NHSNumberUnavailableReason'),
    address: listOf(address?.line).join('\n'),
    town: address?.city ?? '',
    postcode: address?.postalCode ?? '',
    home: phone('home'),
    mobile: phone('mobile'),
    email: contacts.find(({ system }) => system === 'email')?.value ?? '',
    practice: [practice?.reference, practice?.display].filter(Boolean).join(' '),
    gp: [gp?.reference, gp?.display].filter(Boolean).join(' '),
    birthSex: codeOf(patient.extension, 'BirthSex'),
    marital: patient.maritalStatus?.coding?.[0]?.code ?? '',
    residential: codeOf(patient.extension, 'ResidentialStatus'),
    ethnicity: codeOf(patient.extension, 'EthnicCategory'),
    language: listOf(patient.communication)[0]?.language.coding?.[0]?.code ?? '',
    interpreter: interpreter === undefined ? '' : interpreter ? 'yes' : 'no',
    kinName: next?.name?.text ?? [...listOf(next?.name?.given), next?.name?.family].filter(Boolean).join(' '),
    kinRelation: next?.relationship?.[0]?.text ?? '',
    kinPhone: next?.telecom?.[0]?.value ?? '',
  }
}

const codeOf = (extensions: Extension[] | undefined, name: string): string =>
  listOf(extensions).find(({ url }) => url === ukExtension(name))?.valueCodeableConcept?.coding?.[0]?.code ??
  ''
