import { nhsNumberText, type PatientIdentity, withheldWords } from '#clinical/patient/patient.ts'
import { dataMatrixOf, pathOf } from '#clinical/paper/data-matrix.ts'
import { formatDate } from '#fhir/dates.ts'

import { gsrnElement } from './gsrn.ts'

/** What stands on a label or a band: the four identifiers as every screen writes them, and what a nurse must know of them. */
export type Label = {
  name: string
  born: string
  gender: string
  nhsNumber: string
  /** "not verified", beside the number */
  remark: string | undefined
  hospitalNumbers: string[]
  /** Lines; of a sensitive record there are none to print (domain facts §1.7) */
  address: string[] | 'withheld'
  barcode: { path: string } | { none: string }
  /** Somebody on the ward has the same or a similar surname */
  nameAlert: boolean
}

/** Four identifiers of an identity band: last name, first name, date of birth, NHS number (ISB 0099; domain facts §5.5). */
export function toLabel(patient: PatientIdentity, gs1Prefix: string, nameAlert: boolean): Label {
  const { name, birth, gender, nhsNumber, hospitalNumbers, address, confidentiality } = patient
  return {
    name,
    born: formatDate(birth, 'Not Known'), // without the age: it goes out of date
    gender,
    nhsNumber: nhsNumberText(nhsNumber),
    remark: nhsNumber.status === 'not verified' ? nhsNumber.remark : undefined,
    hospitalNumbers: hospitalNumbers.map(({ value }) => value),
    address: confidentiality === 'usual' ? address : 'withheld',
    barcode: barcodeOf(nhsNumber, gs1Prefix),
    nameAlert,
  }
}

/** Only a verified number is made into something that a scanner believes. */
function barcodeOf(nhsNumber: PatientIdentity['nhsNumber'], gs1Prefix: string): Label['barcode'] {
  if (nhsNumber.status === 'none') return { none: 'no NHS number' }
  if (nhsNumber.status === 'not verified') return { none: 'NHS number not verified' }
  const element = gsrnElement(gs1Prefix, nhsNumber.digits)
  return element
    ? { path: pathOf(dataMatrixOf(element, 'gs1')) }
    : { none: 'this site has no GS1 company prefix in its settings' }
}

/** Why an address cannot go on a label, or undefined when it can. */
export const noAddress = ({ address }: Label): string | undefined =>
  address === 'withheld' ? withheldWords : address.length === 0 ? 'No address recorded' : undefined

/** Names of any length are whole on paper: the longer, the smaller (hazard H6). */
export const sizeOf = ({ name }: Label): 'usual' | 'long' | 'very-long' =>
  name.length > 60 ? 'very-long' : name.length > 28 ? 'long' : 'usual'
