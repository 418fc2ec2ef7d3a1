import './wards.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'

import { roleWords } from '#auth/roles.ts'
import { useCan, useSession } from '#auth/session.ts'
import type { Alert } from '#clinical/alert.ts'
import { useTakeInHand } from '#clinical/list-in-hand.ts'
import { clockTime } from '#lib/clock.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { type BedRow, countWords, patientIdsOf, type Ward } from './model.ts'
import { ward, wardAlerts, wardScores } from './queries.ts'
import { type Known, WardRow } from './WardRow.tsx'
import { soonness, type WardScore } from './scores.ts'
import { useWardLive } from './use-ward-live.ts'

type Props = { wardId: string; onRecord: (patientId: string) => void }

/** The ward as its list of beds, kept as it is while it is looked at. */
export function WardList({ wardId, onRecord }: Props) {
  const query = useQuery(ward(wardId))
  return (
    <Loaded query={query} what="the ward list">
      {(found) => <Beds ward={found} onRecord={onRecord} />}
    </Loaded>
  )
}

type BedsProps = { ward: Ward; onRecord: (patientId: string) => void }

function Beds({ ward, onRecord }: BedsProps) {
  const mayReadChart = useCan('chart.read')
  const { role } = useSession().post
  const patientIds = patientIdsOf(ward)
  const enabled = mayReadChart && patientIds.length > 0
  const scores = useQuery({ ...wardScores(ward.id, patientIds), enabled })
  const alerts = useQuery({ ...wardAlerts(ward.id, patientIds), enabled })
  const [overdueFirst, setOverdueFirst] = useState(false)
  const now = useNow()
  const rows = overdueFirst ? byDue(ward.rows, scores.data?.of) : ward.rows
  const { live, at } = useWardLive(ward.id, patientIds, mayReadChart)
  useTakeInHand(
    ward.name,
    paths.ward(ward.id),
    rows.flatMap(({ state }) => (state.status === 'occupied' ? state.occupant.patientId : [])),
  )
  return (
    <>
      <div className="ward-tools">
        <p role="status">
          {countWords(ward)}.{' '}
          {live ? (
            'Live: changes show as they happen'
          ) : (
            <>
              As at <strong>{clockTime(at)}</strong>
            </>
          )}
          .
        </p>
        {enabled && (
          <label className="ward-toggle">
            <input
              type="checkbox"
              checked={overdueFirst}
              onChange={(event) => setOverdueFirst(event.target.checked)}
            />
            Longest overdue first
          </label>
        )}
      </div>
      {!mayReadChart && (
        <p className="notice quiet">
          Your role ({roleWords[role]}) does not read observations or alerts: NEWS2, observations due and
          alerts are not part of this list.
        </p>
      )}
      {enabled && (
        <>
          <Loaded query={scores} what="NEWS2 scores">
            {(list) => <NotShown {...list} one="score" />}
          </Loaded>
          <Loaded query={alerts} what="alerts">
            {(list) => <NotShown {...list} one="alert" />}
          </Loaded>
        </>
      )}
      {ward.withheld > 0 && (
        <p className="notice quiet">
          {ward.withheld === 1
            ? '1 more patient on this ward has a restricted record and no bed recorded.'
            : `${ward.withheld} more patients on this ward have restricted records and no bed recorded.`}
        </p>
      )}
      {ward.rows.length === 0 ? (
        <p className="notice quiet">No beds and no patients are recorded for this ward.</p>
      ) : (
        <Table
          rows={rows}
          clinical={mayReadChart}
          scores={scores}
          alerts={alerts}
          now={now}
          onRecord={onRecord}
        />
      )}
      <RestrictedRecords patientIds={ward.withheldPatients} />
    </>
  )
}

/** Nobody is told whose they are: so where nothing else is known, the row says unavailable, not none. */
const NotShown = ({ withheld, unreadable, one }: { withheld: number; unreadable: number; one: string }) => (
  <>
    {withheld > 0 && <p className="notice quiet">{many(withheld, one)} withheld: restricted.</p>}
    {unreadable > 0 && (
      <p className="notice quiet">{many(unreadable, one)} in a form that cannot be shown here.</p>
    )}
  </>
)

const many = (count: number, one: string) => (count === 1 ? `1 ${one} is` : `${count} ${one}s are`)

/** Below the table: the record does not tell which of them lies in which bed. */
function RestrictedRecords({ patientIds }: { patientIds: readonly string[] }) {
  const count = patientIds.length
  if (count === 0) return null
  return (
    <p className="notice quiet">
      {count === 1 ? '1 restricted record' : `${count} restricted records`} on this ward:{' '}
      {patientIds.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to={paths.breakGlass(id)}>Emergency access{count > 1 && ` ${index + 1} of ${count}`}</Link>
        </span>
      ))}
    </p>
  )
}

type TableProps = {
  rows: readonly BedRow[]
  clinical: boolean
  scores: Asked<WardScore>
  alerts: Asked<Alert[]>
  now: number
  onRecord: (patientId: string) => void
}

function Table({ rows, clinical, scores, alerts, now, onRecord }: TableProps) {
  return (
    <TableScroll label="Ward list">
      <table className="table ward-table" aria-label="Ward list">
        <thead>
          <tr>
            <th scope="col">Bed</th>
            <th scope="col">Patient</th>
            {clinical && (
              <>
                <th scope="col">NEWS2</th>
                <th scope="col">Observations due</th>
                <th scope="col">Alerts</th>
              </>
            )}
            <th scope="col">Consultant</th>
            <th scope="col">Expected discharge</th>
            {clinical && (
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const patientId = row.state.status === 'occupied' ? row.state.occupant.patientId : ''
            return (
              <WardRow
                key={row.id}
                row={row}
                clinical={clinical}
                score={known(scores, patientId)}
                alerts={known(alerts, patientId)}
                now={now}
                onRecord={onRecord}
              />
            )
          })}
        </tbody>
      </table>
    </TableScroll>
  )
}

type Asked<T extends object> = {
  data: { of: Map<string, T>; withheld: number; unreadable: number } | undefined
  error: Error | null
}

/** For one patient: not here yet, could not be had, nothing, or something. */
function known<T extends object>(query: Asked<T>, patientId: string): Known<T> {
  if (query.data) {
    const { of, withheld, unreadable } = query.data
    return of.get(patientId) ?? (withheld + unreadable > 0 ? 'unavailable' : 'none')
  }
  return query.error ? 'unavailable' : 'loading'
}

/** Occupied beds first, by how long their observations are overdue; the others keep bed order. */
const byDue = (rows: readonly BedRow[], scores: Map<string, WardScore> | undefined) =>
  rows.toSorted((one, other) => place(one, scores) - place(other, scores))

function place({ state }: BedRow, scores: Map<string, WardScore> | undefined): number {
  if (state.status !== 'occupied') return Number.POSITIVE_INFINITY
  return Math.max(soonness(scores?.get(state.occupant.patientId)), -1)
}
