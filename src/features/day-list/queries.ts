import { queryOptions } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'

import { toDayLists } from './model.ts'

/**
 * Every stay of my organisation that is under way or expected, and what is to be done about each: those on its wards,
 * and those it answers for that are in no place at all.
 */
export const dayLists = (orgCode: string) =>
  queryOptions({
    queryKey: ['admission', 'day-lists', orgCode],
    queryFn: async () => {
      const organisation = `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`
      const places = await fhir.search('Location', {
        'organization.identifier': organisation,
        _count: '1000',
      })
      // a planned stay may name no more than its hospital
      const wards = places.resources
        .filter(({ physicalType }) => hasAny(physicalType, 'wa', 'si'))
        .map(({ id }) => id)
      const stays = { status: 'in-progress,onleave,planned', _include: 'Encounter:patient', _count: '500' }
      const [onWards, nowhere] = await Promise.all([
        fhir.search('Encounter', { ...stays, location: wards.join(',') }),
        fhir.search('Encounter', {
          ...stays,
          'service-provider.identifier': organisation,
          'location:missing': 'true',
        }),
      ])
      const lists = toDayLists(
        [...onWards.resources, ...nowhere.resources],
        // beds and wards came with the first search: the stays only name them
        [...onWards.included, ...nowhere.included, ...places.resources],
        new Date(),
      )
      return { ...lists, withheld: lists.withheld + onWards.withheld + nowhere.withheld }
    },
    refetchInterval: 5 * 60_000,
  })
