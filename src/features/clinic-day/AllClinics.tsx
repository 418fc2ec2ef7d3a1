import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { LiveListNotices } from '#clinical/entries/LiveListNotices.tsx'
import { type LongList, rowsOf, withheldOf } from '#clinical/entries/long-search.ts'
import { useLiveList } from '#clinical/entries/use-live-list.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { LongListFoot } from '#ui/long-list/LongListFoot.tsx'
import { rangeWords } from '#ui/long-list/range-words.ts'

import { DayTable } from './DayTable.tsx'
import type { EnterClock } from './mutations.ts'
import type { Attending } from './model.ts'
import {
  changedOfDay,
  dayCounts,
  dayCountsKey,
  type DayOfClinics,
  dayOfClinics,
  standingOrder,
} from './queries.ts'

type Props = {
  asked: DayOfClinics
  path: string
  onBooked: (who: Attending) => ReactNode
  enterClock: EnterClock
}

/** A day of every clinic at once, by the clock: for the desk that several clinics share. For one question: another is another's. */
export function AllClinics({ asked, path, onBooked, enterClock }: Props) {
  const query = useInfiniteQuery(dayOfClinics(asked))
  const { data: counts } = useQuery({ ...dayCounts(asked), enabled: !query.isPending })
  const live = useLiveDay(asked, query.data)
  const count =
    asked.standing === ''
      ? counts && [...counts.values()].reduce((sum, one) => sum + one, 0)
      : counts?.get(asked.standing)
  return (
    <Loaded query={query} what="the day list">
      {(list) => {
        const rows = rowsOf(list)
        const range = rangeWords(rows.length, count, query.hasNextPage)
        return rows.length === 0 && !query.hasNextPage ? (
          <p className="notice quiet">No appointment of that day stands so.</p>
        ) : (
          <>
            <LiveListNotices {...live} range={range} withheld={withheldOf(list)} />
            <DayTable
              rows={rows.map((row) => ({ type: 'patient', ...row }))}
              count={query.hasNextPage ? count : rows.length}
              head={
                <p role="status">
                  {counts &&
                    standingOrder
                      .filter((one) => counts.get(one))
                      .map((one) => `${counts.get(one)?.toLocaleString('en-GB')} ${one}`)
                      .join(' · ')}
                </p>
              }
              title="All clinics"
              path={path}
              onBooked={onBooked}
              enterClock={enterClock}
              onNearEnd={() => {
                if (query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError)
                  void query.fetchNextPage()
              }}
            />
            <LongListFoot query={query} what="the day list" range={range} onAnew={live.anew} />
            <p className="quiet-text">
              By the clinics that appointments name; one that names none stands in the list of its own clinic.
            </p>
          </>
        )
      }}
    </Loaded>
  )
}

/** The feed watches so many places at once; beyond them the list says as at when it is. */
const mostWatched = 150

const useLiveDay = (asked: DayOfClinics, list: LongList<Attending> | undefined) =>
  useLiveList({
    queryKey: dayOfClinics(asked).queryKey,
    list,
    places: asked.places.length > mostWatched ? [] : asked.places,
    type: 'Appointment',
    changed: (which) => changedOfDay(asked, which),
    countsKey: dayCountsKey,
  })
