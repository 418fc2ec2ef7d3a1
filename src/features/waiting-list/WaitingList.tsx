import '#ui/table.css'
import './waiting-list.css'

import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useSearchParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { londonDate } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { Bands } from './Bands.tsx'
import { Filters } from './Filters.tsx'
import { addressWith, toFilter } from './filter.ts'
import { type Asked, pageSize, waitingCounts, waitingPage, type WaitingPage } from './queries.ts'
import { WaitingRow } from './WaitingRow.tsx'

/** Everybody who waits for this organisation, as the address says: sorted, left out and paged on the server. */
export function WaitingList() {
  const [params] = useSearchParams()
  const { orgCode } = useSession().post
  const today = londonDate(new Date(useNow()))
  const asked = { filter: toFilter(params), orgCode, today }
  const page = Math.max(1, Math.floor(Number(params.get('page')) || 1))
  const query = useQuery(waitingPage(asked, page))
  return (
    <div className="stack waiting-list">
      <ViewLinks view={asked.filter.view} />
      <Bands asked={asked} />
      <Filters filter={asked.filter} />
      <Loaded query={query} what="the waiting list">
        {(found) => <Rows found={found} page={page} asked={asked} />}
      </Loaded>
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

type RowsProps = { found: WaitingPage; page: number; asked: Asked }

function Rows({ found, page, asked }: RowsProps) {
  const { rows, withheld } = found
  const { pathname, search } = useLocation()
  useTakeInHand(
    'Waiting list',
    pathname + search,
    rows.flatMap(({ patientId }) => patientId ?? []),
  )
  if (rows.length === 0)
    return <p>{page > 1 ? 'There is no such page any more.' : 'Nobody waits who fits these choices.'}</p>
  return (
    <>
      <TableScroll label="Waiting list">
        <table className="table waiting-table" aria-label="Waiting list">
          <thead>
            <tr>
              <th scope="col">Patient</th>
              <th scope="col">For</th>
              <th scope="col">Priority</th>
              <th scope="col">RTT clock</th>
              <th scope="col">Next</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <WaitingRow key={row.id} row={row} today={asked.today} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {withheld > 0 && (
        <p className="quiet-text">
          {withheld === 1 ? '1 entry of this page is' : `${withheld} entries of this page are`} withheld:
          restricted.
        </p>
      )}
      <Pager found={found} page={page} asked={asked} />
    </>
  )
}

function Pager({ found, page, asked }: RowsProps) {
  const [params] = useSearchParams()
  const { data: counts } = useQuery(waitingCounts(asked))
  const first = (page - 1) * pageSize + 1
  const last = first + found.rows.length + found.withheld - 1
  const to = (number: number) => {
    const next = new URLSearchParams(params)
    if (number === 1) next.delete('page')
    else next.set('page', String(number))
    return `?${next.toString()}`
  }
  return (
    <nav aria-label="Pages of the waiting list" className="buttons waiting-pager">
      <span>
        {first} to {last}
        {counts && ` of ${counts.all.toLocaleString('en-GB')}`}
      </span>
      {page > 1 && (
        <Link className="button" to={to(page - 1)}>
          Previous {pageSize}
        </Link>
      )}
      {found.next && (
        <Link className="button" to={to(page + 1)}>
          Next {pageSize}
        </Link>
      )}
    </nav>
  )
}
