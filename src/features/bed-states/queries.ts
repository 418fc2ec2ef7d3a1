import { queryOptions } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'

/** One bed as it is now, with the version that a change is written against. */
export const bed = (wardId: string, bedId: string) =>
  queryOptions({
    queryKey: ['ward', wardId, 'bed', bedId],
    queryFn: () => fhir.read('Location', bedId),
    staleTime: 0,
  })
