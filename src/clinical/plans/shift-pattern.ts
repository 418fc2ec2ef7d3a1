import { queryOptions } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'

import { toShiftPattern } from './shifts.ts'

/** When the shifts of an organisation begin, by its ODS code; null when its record does not say. */
export const shiftPattern = (orgCode: string) =>
  queryOptions({
    queryKey: ['shifts', orgCode],
    queryFn: async () => {
      const identifier = `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`
      const { resources } = await fhir.search('Organization', { identifier })
      return toShiftPattern(resources[0]) ?? null
    },
    staleTime: 60 * 60_000,
    refetchOnWindowFocus: false,
  })
