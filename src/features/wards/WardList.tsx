import './wards.css'
import './ward-lines.css'

import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link, useSearchParams } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { roleWords } from '#auth/roles.ts'
import { useCan, useSession } from '#auth/session.ts'
import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { startRoundId } from '#lib/find-box.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'

import type { OnBed } from './actions.ts'
import type { Board } from './board.ts'
import { type BoardView, boardViewIn, rowsIn, withView } from './board-view.ts'
import { BoardTools } from './BoardTools.tsx'
import { FreshnessWords } from '#clinical/entries/FreshnessWords.tsx'
import { countWords, patientIdsOf, type Ward } from './model.ts'
import type { OutstandingAsked } from './outstanding.ts'
import { ward, wardAlerts, wardMedicines, wardScores, wardTasks } from './queries.ts'
import { useWardLive } from './use-ward-live.ts'
import { WardTable } from './WardTable.tsx'

const WardBays = lazy(() => import('./WardBays.tsx').then((file) => ({ default: file.WardBays })))

type Props = {
  wardId: string
  outstanding: OutstandingAsked
  onBed: OnBed
  /** A round through these patients, in the order shown */
  onRound: (patientIds: readonly string[]) => void
}

/** The ward as its list of beds, kept as it is while it is looked at. */
export function WardList({ wardId, ...rest }: Props) {
  const query = useQuery(ward(wardId))
  return (
    <Loaded query={query} what="the ward list">
      {(found) => <Beds ward={found} {...rest} />}
    </Loaded>
  )
}

type BedsProps = Omit<Props, 'wardId'> & { ward: Ward }

function Beds({ ward, outstanding, onBed, onRound }: BedsProps) {
  const clinical = useCan('chart.read')
  const { userId, post } = useSession()
  const [search, setSearch] = useSearchParams()
  const view = boardViewIn(search)
  const patientIds = patientIdsOf(ward)
  const enabled = clinical && patientIds.length > 0
  const scores = useQuery({ ...wardScores(ward.id, patientIds), enabled })
  const alerts = useQuery({ ...wardAlerts(ward.id, patientIds), enabled })
  const tasks = useQuery({ ...wardTasks(ward.id, patientIds), enabled })
  const medicines = useQuery({ ...wardMedicines(ward.id, patientIds), enabled })
  const now = useNow()
  const rows = rowsIn(ward.rows, view, { user: userId, now, scores: scores.data?.of })
  const freshness = useWardLive(ward.id, patientIds, clinical)
  useTakeInHand(
    ward.name,
    paths.ward(ward.id),
    rows.flatMap(({ state }) => (state.status === 'occupied' ? state.occupant.patientId : [])),
  )
  const forRound = rows.flatMap(({ state }) =>
    state.status === 'occupied' && state.occupant.patient ? state.occupant.patientId : [],
  )
  const board: Board = { rows, view, clinical, now, scores, alerts, tasks, medicines, outstanding }
  const change = (changed: Partial<BoardView>) =>
    setSearch((before) => withView(before, changed), { replace: true, preventScrollReset: true })
  return (
    <>
      <div className="ward-tools">
        <p role="status">
          {countWords(ward)}. <FreshnessWords {...freshness} now={now} />
        </p>
        {clinical && !view.privacy && (
          <ActionButton
            may="observations.record"
            id={startRoundId}
            title="Keys: N L"
            className="button small"
            disabled={forRound.length === 0}
            onClick={() => onRound(forRound)}
          >
            Start round
          </ActionButton>
        )}
        <BoardTools ward={ward} view={view} clinical={clinical} shown={rows.length} onChange={change} />
      </div>
      {view.privacy && (
        <p className="notice quiet">
          Privacy mode: short names. Dates of birth, NHS numbers, tasks, medicines, assessments, diet and
          every alert but isolation and falls are not shown.
        </p>
      )}
      {!clinical && (
        <p className="notice quiet">
          Your role ({roleWords[post.role]}) does not read observations or alerts: NEWS2, observations due and
          alerts are not part of this list.
        </p>
      )}
      {enabled && (
        <>
          <PartNotes query={scores} what="NEWS2 scores" one="score" />
          <PartNotes query={alerts} what="alerts" one="alert" />
          <PartNotes query={tasks} what="tasks" one="task" />
          <PartNotes query={medicines} what="medicines" one="medicine" />
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
      ) : view.layout === 'bays' ? (
        <Suspense>
          <WardBays board={board} onBed={onBed} />
        </Suspense>
      ) : (
        <WardTable board={board} onBed={onBed} />
      )}
      <RestrictedRecords patientIds={ward.withheldPatients} />
    </>
  )
}

type NotesProps = {
  query: UseQueryResult<{ withheld: number; unreadable: number }>
  what: string
  one: string
}

/**
 * What could not be loaded, or may not be seen. That it is loading each bed says itself: a line up here would push every
 * bed away under the hand that is about to touch one (hazard H1).
 */
function PartNotes({ query, what, one }: NotesProps) {
  if (query.isPending) return null
  return (
    <Loaded query={query} what={what}>
      {(list) => <NotShown {...list} one={one} />}
    </Loaded>
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
