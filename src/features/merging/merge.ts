import type { Encounter, Patient, PatientLink } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { bornText, nhsNumberText, toIdentity } from '#clinical/patient/patient.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'

import { type PartKey, parts, withPart } from './parts.ts'

/** One of the two, and what the desk must know of it before it is merged. */
export type MergeRecord = {
  patient: Stored<Patient>
  /** Open stays in hospital */
  stays: Encounter[]
  counts: { label: string; count: number }[]
}
export type Pair = readonly [MergeRecord, MergeRecord]

type Way = NonNullable<PatientLink['type']>

export const linkedIds = ({ link }: Patient, way: Way): string[] =>
  listOf(link).flatMap(({ type, other }) => (type === way && referenceId(other, 'Patient')) || [])

/** Why the two cannot be merged; the gateway holds to the same (decision 027). */
export function hindrances([one, other]: Pair): string[] {
  const together = linkedIds(one.patient, 'replaced-by').concat(linkedIds(other.patient, 'replaced-by'))
  if (together.includes(one.patient.id) || together.includes(other.patient.id))
    return ['These two are merged already: there is nothing more to do.']
  const replaced = [one, other].filter(({ patient }) => linkedIds(patient, 'replaced-by').length > 0)
  const [here, there] = [toIdentity(one.patient).nhsNumber, toIdentity(other.patient).nhsNumber]
  return [
    ...replaced.map(
      ({ patient }) =>
        `${toIdentity(patient).name} has been replaced already: merge the record that took its place.`,
    ),
    here.status === 'verified' && there.status === 'verified' && here.digits !== there.digits
      ? 'They have different verified NHS numbers: they are two people until the numbers are corrected.'
      : '',
    one.stays.length > 0 && other.stays.length > 0
      ? 'Both are in hospital just now: nobody lies in two beds. Cancel or end one of the two stays first.'
      : '',
  ].filter(Boolean)
}

/** What speaks against it, and does not forbid it: a human reads it before deciding. */
export function doubts([one, other]: Pair): string[] {
  const [here, there] = [toIdentity(one.patient), toIdentity(other.patient)]
  const differ = (a: string, b: string, unknown: string) => a !== b && a !== unknown && b !== unknown
  return [
    (here.death === undefined) === (there.death === undefined)
      ? ''
      : `${(here.death ? here : there).name} has died by one of the two records, and not by the other.`,
    here.birth && there.birth && here.birth.slice(0, 10) !== there.birth.slice(0, 10)
      ? `Born on different days: ${bornText(here)} and ${bornText(there)}.`
      : '',
    differ(here.gender, there.gender, 'Not Known')
      ? `Different gender: ${here.gender} and ${there.gender}.`
      : '',
    here.nhsNumber.status !== 'none' &&
    there.nhsNumber.status !== 'none' &&
    nhsNumberText(here.nhsNumber) !== nhsNumberText(there.nhsNumber)
      ? 'Different NHS numbers, of which one at least is not verified.'
      : '',
    here.confidentiality !== 'usual' || there.confidentiality !== 'usual'
      ? 'One of the two is restricted: after the merge both are.'
      : '',
  ].filter(Boolean)
}

/** Which is likelier to be the one to keep: a verified number before any number before none. */
export function likelierKept([one, other]: Pair): string {
  const rank = ({ patient }: MergeRecord) =>
    ['none', 'not verified', 'verified'].indexOf(toIdentity(patient).nhsNumber.status)
  return (rank(other) > rank(one) ? other : one).patient.id
}

/** Both records as they will be; `taken`: what the one that is kept has from the other. */
export function merged(
  kept: Stored<Patient>,
  left: Stored<Patient>,
  taken: readonly PartKey[],
  now: Date,
): { kept: Stored<Patient>; left: Stored<Patient> } {
  const whole = parts
    .filter(({ key }) => taken.includes(key))
    .reduce((patient, part) => withPart(patient, part, left, now.toISOString()), kept)
  return {
    kept: { ...whole, link: [...listOf(kept.link), linkTo(left, 'replaces')] },
    left: { ...left, active: false, link: [...listOf(left.link), linkTo(kept, 'replaced-by')] },
  }
}

const linkTo = (patient: Stored<Patient>, type: Way): PatientLink => ({
  other: { reference: `Patient/${patient.id}`, display: toIdentity(patient).name },
  type,
})

/** Both records without the link between them; the one that was replaced is in use again. */
export function parted(kept: Stored<Patient>, left: Stored<Patient>) {
  const without = ({ link }: Patient, id: string, way: Way) =>
    listOf(link).filter(({ type, other }) => type !== way || referenceId(other, 'Patient') !== id)
  return {
    kept: { ...kept, link: without(kept, left.id, 'replaces') },
    left: { ...left, active: true, link: without(left, kept.id, 'replaced-by') },
  }
}
