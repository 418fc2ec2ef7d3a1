import { useQuery } from '@tanstack/react-query'

import type { LongList } from '#clinical/entries/long-search.ts'
import { type LiveList, useLiveList } from '#clinical/entries/use-live-list.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'

import type { Waiting } from './model.ts'
import { type Asked, changedRows, countsKey, organisation, waitingRows } from './queries.ts'

/** A referral's place is the organisation that it waits for. */
export function useLiveWaitingList(asked: Asked, list: LongList<Waiting> | undefined): LiveList {
  const { data: own } = useQuery(organisation(asked.orgCode))
  const ownId = own && referenceId(own, 'Organization')
  return useLiveList({
    queryKey: waitingRows(asked).queryKey,
    list,
    places: ownId ? [ownId] : [],
    type: 'ServiceRequest',
    changed: (which) => changedRows(asked, which),
    countsKey,
  })
}
