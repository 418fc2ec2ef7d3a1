import { useQueryClient } from '@tanstack/react-query'
import type { Encounter, Location } from 'fhir/r4'

import { replaced } from '#clinical/entries/replaced.ts'
import { type Freshness, useChanges } from '#clinical/entries/use-changes.ts'
import { fhir, type Found, type Stored } from '#fhir/client.ts'
import type { Change } from '#fhir/feed.ts'

import type { Hospital } from './model.ts'
import { hospitalStays, trustPlaces, watchedPlaces } from './queries.ts'

/** Keeps the board as it is, while it is looked at: what changes is asked for alone and put in its place. */
export function useBoardLive(orgCode: string, { id, wardIds }: Hospital): Freshness {
  const queryClient = useQueryClient()
  const placesKey = trustPlaces(orgCode).queryKey
  const staysKey = hospitalStays(orgCode, id, wardIds).queryKey
  const everything = () => queryClient.invalidateQueries({ queryKey: ['beds', orgCode] })

  async function patch(changes: readonly Change[]) {
    const [stayIds, placeIds] = [idsOf(changes, 'Encounter'), idsOf(changes, 'Location')]
    try {
      const [stays, places] = await Promise.all([
        stayIds ? fhir.search('Encounter', { _id: stayIds, _include: 'Encounter:patient' }) : undefined,
        placeIds ? fhir.search('Location', { _id: placeIds }) : undefined,
      ])
      if (places)
        queryClient.setQueryData<Stored<Location>[]>(
          placesKey,
          (known) => known && replaced(known, places.resources),
        )
      if (stays)
        queryClient.setQueryData<Found<Encounter>>(
          staysKey,
          (known) =>
            known && {
              ...known,
              resources: replaced(known.resources, stays.resources),
              included: replaced(known.included, stays.included),
            },
        )
    } catch {
      // What changed could not be had: the whole is asked for, and that fails or comes in everybody's sight.
      await everything()
    }
  }

  return useChanges(
    { patients: [], places: watchedPlaces(id, wardIds) },
    {
      askedAt: () => {
        const times = [placesKey, staysKey].map((key) => queryClient.getQueryState(key)?.dataUpdatedAt ?? 0)
        return times.every((time) => time > 0) ? Math.min(...times) : undefined
      },
      onChanges: (changes) => void patch(changes),
      onGap: () => everything(),
    },
  )
}

function idsOf(changes: readonly Change[], type: string): string | undefined {
  const ids = changes.filter((change) => change.type === type).map(({ id }) => id)
  return ids.length > 0 ? ids.join(',') : undefined
}
