import type { FhirResource } from 'fhir/r4'
import { useState } from 'react'

import { queryClient } from '#lib/query-client.ts'

import { type LongList, rowsOf, withChanged } from './long-search.ts'
import { type Freshness, useChanges } from './use-changes.ts'

export type Which = { ids: readonly string[] } | { since: Date }

/** For a search: what changed, as it was told or since when. */
export const changedParams = (which: Which): Record<string, string> =>
  'ids' in which ? { _id: which.ids.join() } : { _lastUpdated: `ge${which.since.toISOString()}` }

type Live<Row> = {
  queryKey: readonly unknown[]
  list: LongList<Row> | undefined
  /** What the gateway's change feed knows as the place of such a list */
  places: readonly string[]
  type: FhirResource['resourceType']
  /** What changed, and which of it fits this list; undefined where it is too much to tell apart */
  changed: (which: Which) => Promise<{ rows: Row[]; fitting: readonly string[] } | undefined>
  /** What is counted of it, to be counted anew */
  countsKey: readonly unknown[]
}

export type LiveList = {
  freshness: Freshness
  /** How many that fit came or changed and are not among the rows that are there */
  elsewhere: number
  anew: () => void
}

/** More than what `useChanges` takes to have no gap */
const aWhile = 5000

/**
 * Follows what others do with a long list. A row that is there changes in its place; of others it is only said that they
 * changed, so that nothing moves under the hand of who reads. For one list: another is another component's.
 */
export function useLiveList<Row extends { id: string }>(live: Live<Row>): LiveList {
  const { queryKey, list, places, type, changed, countsKey } = live
  const [elsewhere, setElsewhere] = useState<ReadonlySet<string>>(new Set())
  // nobody followed it since it was last looked at, be it for a moment in which this reader changed something
  const [isFromBefore] = useState(list !== undefined)

  const anew = () => {
    setElsewhere(new Set())
    scrollTo(0, 0)
    void queryClient.resetQueries({ queryKey, exact: true })
  }
  async function take(which: Which) {
    const found = await changed(which)
    void queryClient.invalidateQueries({ queryKey: countsKey })
    const now = queryClient.getQueryData<LongList<Row>>(queryKey)
    if (!now) return
    if (!found) return anew()
    const there = new Set(rowsOf(now).map(({ id }) => id))
    const mine = new Map(found.rows.filter(({ id }) => there.has(id)).map((row) => [row.id, row]))
    if (mine.size > 0) queryClient.setQueryData<LongList<Row>>(queryKey, withChanged(now, mine))
    const others = found.fitting.filter((id) => !there.has(id))
    if (others.length > 0) setElsewhere((before) => new Set([...before, ...others]))
  }

  const freshness = useChanges(
    { patients: [], places: list ? places : [] },
    {
      askedAt: () => list?.pages[0] && list.pages[0].at - (isFromBefore ? aWhile : 0),
      onChanges: (changes) => {
        const ids = changes.filter((change) => change.type === type).map(({ id }) => id)
        // what could not be had is not passed over: the list is asked for anew, and says so when that fails
        if (ids.length > 0) void take({ ids }).catch(anew)
      },
      onGap: (since) =>
        take({ since }).then(
          () => true,
          () => false,
        ),
    },
  )
  return { freshness, elsewhere: elsewhere.size, anew }
}
