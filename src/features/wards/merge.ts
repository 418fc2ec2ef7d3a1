import type { Encounter, FhirResource, Location, Patient } from 'fhir/r4'

import { replaced } from '#clinical/entries/replaced.ts'
import type { Found, Stored } from '#fhir/client.ts'

import type { WardSnapshot } from './model.ts'

type Changed = {
  stays: Pick<Found<Encounter>, 'resources' | 'included'>
  places: Stored<Location>[]
  patients: Stored<Patient>[]
}

/** The ward with what changed in it; a stay that has ended or gone elsewhere is left out when the list is made. */
export function mergeWard({ ward, places, stays }: WardSnapshot, changed: Changed): WardSnapshot {
  const people: Stored<FhirResource>[] = [...changed.stays.included, ...changed.patients]
  const itself = changed.places.find(({ id }) => id === ward.id)
  return {
    ward: itself ?? ward,
    places: replaced(
      places,
      changed.places.filter(({ id }) => id !== ward.id),
    ),
    stays: {
      ...stays,
      resources: replaced(stays.resources, changed.stays.resources),
      included: replaced(stays.included, people),
    },
  }
}
