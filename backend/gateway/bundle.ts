import type { Bundle, FhirResource } from 'fhir/r4'

/** The Bundle an answer is; undefined when it is anything else. The types leave entries open: each is a FHIR resource. */
export const bundleIn = (body: FhirResource | undefined): Bundle<FhirResource> | undefined =>
  body?.resourceType === 'Bundle' ? (body as Bundle<FhirResource>) : undefined

export const resourcesIn = (body: FhirResource | undefined): FhirResource[] =>
  (bundleIn(body)?.entry ?? []).flatMap(({ resource }) => resource ?? [])
