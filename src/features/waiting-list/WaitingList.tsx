import './waiting-list.css'

import { useInfiniteQuery, type UseInfiniteQueryResult, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useSearchParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { LiveListNotices } from '#clinical/entries/LiveListNotices.tsx'
import { rowsOf, withheldOf } from '#clinical/entries/long-search.ts'
import { londonDate } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { LongListFoot } from '#ui/long-list/LongListFoot.tsx'
import { LongTable } from '#ui/long-list/LongTable.tsx'
import { rangeWords } from '#ui/long-list/range-words.ts'

import { Bands } from './Bands.tsx'
import { Filters } from './Filters.tsx'
import { addressWith, toFilter } from './filter.ts'
import type { Waiting } from './model.ts'
import { type Asked, waitingCount, waitingRows } from './queries.ts'
import { useLiveWaitingList } from './use-live-waiting-list.ts'
import { WaitingRow } from './WaitingRow.tsx'

/** Everybody who waits for this organisation, as the address says: sorted, left out and paged on the server, and kept up to date. */
export function WaitingList() {
  const [params] = useSearchParams()
  const { orgCode } = useSession().post
  const today = londonDate(new Date(useNow()))
  const asked = { filter: toFilter(params), orgCode, today }
  // the rows first: to count thousands takes the record longer than to find the first of them
  const isCounted = !useInfiniteQuery(waitingRows(asked)).isPending
  return (
    <div className="stack waiting-list">
      <ViewLinks view={asked.filter.view} />
      <Bands asked={asked} enabled={isCounted} />
      <Filters filter={asked.filter} />
      <List key={JSON.stringify(asked)} asked={asked} />
    </div>
  )
}

function ViewLinks({ view }: { view: 'all' | 'breach' }) {
  const [params] = useSearchParams()
  const link = (to: 'all' | 'breach', words: string) => (
    <Link
      to={addressWith(params, { view: to, band: '' })}
      className="button"
      aria-current={view === to ? 'page' : undefined}
    >
      {words}
    </Link>
  )
  return (
    <nav aria-label="Who is shown" className="buttons view-links">
      {link('all', 'Everyone waiting')}
      {link('breach', 'Breaches, and within four weeks')}
    </nav>
  )
}

function List({ asked }: { asked: Asked }) {
  const query = useInfiniteQuery(waitingRows(asked))
  const live = useLiveWaitingList(asked, query.data)
  const { data: all } = useQuery({ ...waitingCount(asked), enabled: !query.isPending })
  return (
    <Loaded query={query} what="the waiting list">
      {(list) => (
        <Rows
          rows={rowsOf(list)}
          withheld={withheldOf(list)}
          range={rangeWords(rowsOf(list).length, all, query.hasNextPage)}
          count={query.hasNextPage ? all : rowsOf(list).length}
          today={asked.today}
          query={query}
          live={live}
        />
      )}
    </Loaded>
  )
}

const columns = ['Patient', 'For', 'Priority', 'RTT clock', 'Next']

type RowsProps = {
  rows: readonly Waiting[]
  withheld: number
  range: string
  count: number | undefined
  today: string
  query: UseInfiniteQueryResult
  live: ReturnType<typeof useLiveWaitingList>
}

function Rows({ rows, withheld, range, count, today, query, live }: RowsProps) {
  const { pathname, search } = useLocation()
  const address = pathname + search
  const sought = useTakeInHand(
    'Waiting list',
    address,
    rows.flatMap(({ patientId }) => patientId ?? []),
  )
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  return (
    <div>
      <LiveListNotices {...live} withheld={withheld} range={range} />
      {rows.length === 0 && !hasNextPage ? (
        <p>Nobody waits who fits these choices.</p>
      ) : (
        <>
          <LongTable
            label="Waiting list"
            className="waiting-table"
            address={address}
            columns={columns}
            rows={rows}
            count={count}
            sought={sought === undefined ? -1 : rows.findIndex(({ patientId }) => patientId === sought)}
            onNearEnd={() => {
              if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
            }}
          >
            {(row, place) => <WaitingRow key={row.id} row={row} place={place} today={today} />}
          </LongTable>
          <LongListFoot query={query} what="the waiting list" range={range} onAnew={live.anew} />
        </>
      )}
    </div>
  )
}
