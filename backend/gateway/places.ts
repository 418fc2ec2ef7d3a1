import type { FhirResource } from 'fhir/r4'

/**
 * The places a change touches, as a page that looks at one names it: where a stay is or was, and what a bed or bay is part
 * of; the clinic of an appointment, and the schedule of a place in it; the organisation that a referral waits for.
 */
export async function placesOf(
  resource: FhirResource,
  placeWith: (id: string) => Promise<FhirResource | undefined>,
): Promise<string[]> {
  switch (resource.resourceType) {
    case 'Encounter':
      return idsIn(
        'Location',
        resource.location?.map(({ location }) => location),
      )
    case 'Appointment':
      return idsIn(
        'Location',
        resource.participant?.map(({ actor }) => actor),
      )
    case 'Slot':
      return idsIn('Schedule', [resource.schedule])
    case 'ServiceRequest':
      return idsIn('Organization', resource.performer)
    default:
      return above(resource, placeWith)
  }
}

async function above(
  resource: FhirResource,
  placeWith: (id: string) => Promise<FhirResource | undefined>,
): Promise<string[]> {
  const places: string[] = []
  let place: FhirResource | undefined = resource
  while (place?.resourceType === 'Location' && place.id && places.length < 4 && !places.includes(place.id)) {
    places.push(place.id)
    const [next] = idsIn('Location', [place.partOf])
    place = next ? await placeWith(next) : undefined
  }
  return places
}

function idsIn(type: string, references: readonly ({ reference?: string } | undefined)[] = []): string[] {
  const shape = new RegExp(`(?:^|/)${type}/([A-Za-z0-9\\-.]{1,64})$`)
  return references.flatMap((one) => shape.exec(one?.reference ?? '')?.[1] ?? [])
}
