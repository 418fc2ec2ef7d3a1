import type { FhirResource } from 'fhir/r4'

import type { ResourceOf, ResourceType, Stored } from '#fhir/client.ts'

/** Those of one type among what came with a search. */
export const ofType = <T extends ResourceType>(included: readonly Stored<FhirResource>[], type: T) =>
  included.flatMap((one) => (one.resourceType === type ? [one as Stored<ResourceOf<T>>] : []))
