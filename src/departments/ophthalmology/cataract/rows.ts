import type { FhirResource, Patient } from 'fhir/r4'

import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { toReferral } from '#features/waiting-list/model.ts'
import { daysOn } from '#features/waiting-list/rtt.ts'
import type { Stored } from '#fhir/client.ts'

import type { Listing, Step } from './listing.ts'

export type Row = {
  listing: Listing
  patient: PatientIdentity | undefined
  /** On its RTT clock; undefined where none ticks that the record knows */
  days: number | undefined
}

const isPatient = (one: FhirResource): one is Stored<Patient> =>
  one.resourceType === 'Patient' && one.id !== undefined

/** Those at one step, or all that are open: who is to come in first stands first, then the urgent, then who waits longest. */
export function rowsAt(
  step: Step | undefined,
  listings: readonly Listing[],
  people: readonly FhirResource[],
  today: string,
): Row[] {
  const patients = new Map(people.filter(isPatient).map((one) => [one.id, one]))
  return listings
    .filter((one) => (step ? one.step === step : one.step !== 'done' && one.step !== 'stopped'))
    .map((listing) => {
      const person = listing.patientId ? patients.get(listing.patientId) : undefined
      return {
        listing,
        patient: person && toIdentity(person),
        days: listing.waiting && daysOn(toReferral(listing.waiting).clock, today),
      }
    })
    .toSorted(
      (one, other) =>
        (one.listing.toComeIn ?? '9').localeCompare(other.listing.toComeIn ?? '9') ||
        urgency(one) - urgency(other) ||
        (other.days ?? 0) - (one.days ?? 0),
    )
}

const urgency = ({ listing }: Row) => (listing.request.priority === 'urgent' ? 0 : 1)
export const countAt = (step: Step, listings: readonly Listing[]) =>
  listings.filter((one) => one.step === step).length
