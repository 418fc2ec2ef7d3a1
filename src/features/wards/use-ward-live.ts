import { useQueryClient } from '@tanstack/react-query'

import { type Freshness, useChanges } from '#clinical/entries/use-changes.ts'
import { fhir, type SearchParams } from '#fhir/client.ts'
import type { Change } from '#fhir/feed.ts'

import { replaced } from '#clinical/entries/replaced.ts'
import { mergeWard } from './merge.ts'
import { patientIdsOf, toWard, type WardSnapshot } from './model.ts'
import { type PartFound, searchPart, wardParts } from './parts.ts'
import { partKey, rememberWho, ward } from './queries.ts'

type Asked = { ids: readonly string[] } | { since: Date }

/**
 * Keeps the ward as it is, while it is looked at: what changes is asked for alone and put in its place, in one small
 * batch. `clinical`: whether this reader sees more than who lies where.
 */
export function useWardLive(wardId: string, patientIds: readonly string[], clinical: boolean): Freshness {
  const queryClient = useQueryClient()
  const bedsKey = ward(wardId).queryKey
  const parts = clinical ? wardParts : []

  /** False when it could not be had. */
  async function patch(asked: (type: string) => Asked | undefined): Promise<boolean> {
    try {
      const [beds] = await Promise.all([
        askBeds(wardId, asked),
        ...parts.map((part) => patchPart(part, asked(part.type))),
        // When each form was last filled in is asked for as a whole: it says no more than that.
        asked('QuestionnaireResponse') &&
          queryClient.invalidateQueries({ queryKey: ['ward', wardId, 'forms'] }),
      ])
      if (beds) await patchBeds(beds)
      return true
    } catch {
      // What changed could not be had: the whole is asked for, and that fails or comes in everybody's sight.
      await queryClient.invalidateQueries({ queryKey: ['ward', wardId] })
      return false
    }
  }

  async function patchPart(part: (typeof parts)[number], asked: Asked | undefined) {
    const key = partKey(wardId, part, patientIds)
    if (!asked || !queryClient.getQueryData(key)) return
    const changed = await searchPart(part, patientIds, narrowed(asked))
    queryClient.setQueryData<PartFound<never>>(
      key,
      (known) => known && { ...known, resources: replaced(known.resources, changed.resources as never[]) },
    )
  }

  async function patchBeds(changed: Parameters<typeof mergeWard>[1]) {
    const known = queryClient.getQueryData<WardSnapshot>(bedsKey)
    if (!known) return
    const after = mergeWard(known, changed)
    await carryParts(patientIdsOf(toWard(known)), patientIdsOf(toWard(after)))
    rememberWho(after)
    queryClient.setQueryData<WardSnapshot>(bedsKey, (now) => now && mergeWard(now, changed))
  }

  /** When somebody comes or goes, what is known of the others stays, and only the new are asked about. */
  async function carryParts(before: readonly string[], after: readonly string[]) {
    if (before.join() === after.join()) return
    const arrived = after.filter((id) => !before.includes(id))
    await Promise.all(
      parts.map(async (part) => {
        const known = queryClient.getQueryData<PartFound<never>>(partKey(wardId, part, before))
        if (!known) return
        const fresh = arrived.length > 0 ? await searchPart(part, arrived) : { resources: [], withheld: 0 }
        queryClient.setQueryData<PartFound<never>>(partKey(wardId, part, after), {
          resources: replaced(known.resources, fresh.resources as never[]),
          withheld: known.withheld + fresh.withheld,
        })
      }),
    )
  }

  return useChanges(
    { patients: patientIds, places: [wardId] },
    {
      askedAt: () =>
        oldestOf(queryClient.getQueryCache().findAll({ queryKey: ['ward', wardId], type: 'active' })),
      onChanges: (changes) => void patch((type) => namedIn(changes, type)),
      onGap: (since) => patch(() => ({ since })),
    },
  )
}

function oldestOf(queries: readonly { state: { dataUpdatedAt: number } }[]): number | undefined {
  const times = queries.map(({ state }) => state.dataUpdatedAt).filter((time) => time > 0)
  return times.length > 0 ? Math.min(...times) : undefined
}

function namedIn(changes: readonly Change[], type: string): Asked | undefined {
  const ids = changes.filter((change) => change.type === type).map(({ id }) => id)
  return ids.length > 0 ? { ids } : undefined
}

const narrowed = (asked: Asked): SearchParams =>
  'ids' in asked ? { _id: asked.ids.join(',') } : { _lastUpdated: `gt${asked.since.toISOString()}` }

async function askBeds(wardId: string, asked: (type: string) => Asked | undefined) {
  const [stays, places, people] = [asked('Encounter'), asked('Location'), asked('Patient')]
  if (!stays && !places && !people) return undefined
  const nothing = { resources: [], included: [] }
  const inWard =
    places && 'since' in places ? [{ partof: wardId }, { 'partof:Location.partof': wardId }] : [{}]
  const [foundStays, foundPeople, ...foundPlaces] = await Promise.all([
    stays
      ? fhir.search('Encounter', {
          ...('since' in stays ? { location: wardId } : {}),
          ...narrowed(stays),
          _include: 'Encounter:patient',
        })
      : nothing,
    // Since a moment, people come with their stays; who changed otherwise is seen by the next whole look.
    people && 'ids' in people ? fhir.search('Patient', narrowed(people)) : nothing,
    ...(places ? inWard.map((where) => fhir.search('Location', { ...where, ...narrowed(places) })) : []),
  ])
  return {
    stays: foundStays,
    patients: foundPeople.resources,
    places: foundPlaces.flatMap(({ resources }) => resources),
  }
}
