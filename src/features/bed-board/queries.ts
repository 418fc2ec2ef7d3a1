import { queryOptions } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'

const ods = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** What the change feed tells is patched in (`use-board-live.ts`); now and then the whole is asked for all the same. */
const kept = { refetchInterval: 10 * 60_000, refetchOnWindowFocus: false, staleTime: 15_000 } as const

/** Hospitals, wards, bays and beds of a trust, in one search. */
export const trustPlaces = (orgCode: string) =>
  queryOptions({
    queryKey: ['beds', orgCode, 'places'],
    queryFn: async () => {
      const { resources } = await fhir.search('Location', {
        'organization.identifier': `${ods}|${orgCode}`,
        _count: '1000',
      })
      return resources
    },
    ...kept,
  })

/** Who lies in a hospital, and who is to come: asked for by its wards and by itself, for a request names no ward. */
export const hospitalStays = (orgCode: string, siteId: string, wardIds: readonly string[]) =>
  queryOptions({
    queryKey: ['beds', orgCode, 'stays', siteId, wardIds],
    queryFn: () =>
      fhir.search('Encounter', {
        location: watchedPlaces(siteId, wardIds).join(','),
        status: 'in-progress,onleave,planned',
        _include: 'Encounter:patient',
        _count: '500',
      }),
    ...kept,
  })

export const watchedPlaces = (siteId: string, wardIds: readonly string[]) =>
  siteId === 'none' ? wardIds : [siteId, ...wardIds]
