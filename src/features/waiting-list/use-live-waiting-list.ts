import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { type LongList, rowsOf, withChanged } from '#clinical/entries/long-search.ts'
import { type Freshness, useChanges } from '#clinical/entries/use-changes.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { queryClient } from '#lib/query-client.ts'

import type { Waiting } from './model.ts'
import { type Asked, changedRows, countsKey, organisation, waitingRows } from './queries.ts'

/** More than what `useChanges` takes to have no gap */
const aWhile = 5000

type Live = {
  freshness: Freshness
  /** How many that fit came or changed and are not among the rows that are there */
  elsewhere: number
  anew: () => void
}

/**
 * Follows what others do with this organisation's referrals. A row that is there changes in its place; of others it is only
 * said that they changed, so that nothing moves under the hand of who reads. For one list: another is another page's part.
 */
export function useLiveWaitingList(asked: Asked, list: LongList<Waiting> | undefined): Live {
  const { queryKey } = waitingRows(asked)
  const [elsewhere, setElsewhere] = useState<ReadonlySet<string>>(new Set())
  const { data: own } = useQuery(organisation(asked.orgCode))
  const ownId = own && referenceId(own, 'Organization')
  // nobody followed it since it was last looked at, be it for a moment in which this reader changed something
  const [isFromBefore] = useState(list !== undefined)

  const anew = () => {
    setElsewhere(new Set())
    scrollTo(0, 0)
    void queryClient.resetQueries({ queryKey, exact: true })
  }
  async function take(which: { ids: readonly string[] } | { since: Date }) {
    const changed = await changedRows(asked, which)
    void queryClient.invalidateQueries({ queryKey: countsKey })
    const now = queryClient.getQueryData<LongList<Waiting>>(queryKey)
    if (!now) return
    if (!changed) return anew()
    const there = new Set(rowsOf(now).map(({ id }) => id))
    const mine = new Map(changed.rows.filter(({ id }) => there.has(id)).map((row) => [row.id, row]))
    if (mine.size > 0) queryClient.setQueryData<LongList<Waiting>>(queryKey, withChanged(now, mine))
    const others = changed.fitting.filter((id) => !there.has(id))
    if (others.length > 0) setElsewhere((before) => new Set([...before, ...others]))
  }

  const freshness = useChanges(
    { patients: [], places: ownId && list ? [ownId] : [] },
    {
      askedAt: () => list?.pages[0] && list.pages[0].at - (isFromBefore ? aWhile : 0),
      onChanges: (changes) => {
        const ids = changes.filter(({ type }) => type === 'ServiceRequest').map(({ id }) => id)
        // what could not be had is not passed over: the list says so when it is asked for anew
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
