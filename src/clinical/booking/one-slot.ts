import { queryOptions } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'

/** One place as it is now; it does not change in the hand, the booking itself reads it again. */
export const oneSlot = (id: string) =>
  queryOptions({
    queryKey: ['places', 'one', id],
    queryFn: () => fhir.read('Slot', id),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    gcTime: 0,
  })
