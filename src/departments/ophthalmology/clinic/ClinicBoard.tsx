import '#ui/table.css'
import './board.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { FreshnessWords } from '#clinical/entries/FreshnessWords.tsx'
import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'

import type { Board } from './board.ts'
import { clinicBoard } from './board-queries.ts'
import { BoardTable } from './BoardTable.tsx'
import { StepsDialog } from './StepsDialog.tsx'
import { useLiveBoard } from './use-live-board.ts'
import { useMarking } from './use-marking.ts'
import { countsOf, rowsOf } from './waits.ts'

const base = paths.department('ophthalmology')

/** The eye clinics of today: who is here, how far they have come, how long they wait and for what. */
export default function ClinicBoard() {
  const { orgCode } = useSession().post
  const now = useNow()
  const asked = clinicBoard(orgCode, londonDate(new Date(now)))
  const query = useQuery(asked)
  const live = useLiveBoard(asked.queryKey, {
    visits: query.data?.visits ?? [],
    places: (query.data?.clinics ?? []).flatMap(({ locationId }) => locationId ?? []),
    askedAt: query.dataUpdatedAt,
  })
  return (
    <div className="stack">
      <Loaded query={query} what="the eye clinics of today">
        {(board) =>
          board.clinics.length === 0 ? (
            <p>This organisation has no eye clinic in the record.</p>
          ) : (
            <Today board={board} now={now} severalClinics={board.clinics.length > 1} />
          )
        }
      </Loaded>
      {query.data && (
        <p className="quiet-text">
          Eye clinics of {formatDate(londonDate(new Date(now)))}. <FreshnessWords {...live} now={now} />
        </p>
      )}
    </div>
  )
}

type TodayProps = { board: Board; now: number; severalClinics: boolean }

function Today({ board, now, severalClinics }: TodayProps) {
  const [params, setParams] = useSearchParams()
  const step = params.get('step') ?? undefined
  const left = params.get('left') === '1'
  const privacy = params.get('privacy') === '1'
  const [opened, setOpened] = useState<string>()
  const marking = useMarking()
  const rows = rowsOf(board, { step, left }, now)
  const open = board.visits.find(({ appointmentId }) => appointmentId === opened)
  useTakeInHand(
    'Eye clinics today',
    `${base}?${params.toString()}`,
    rows.map(({ patientId }) => patientId),
  )
  const here = board.visits.filter(({ state }) => state === 'here').length
  const gone = board.visits.filter(({ state }) => state === 'left').length
  const to = (change: Record<string, string>) => {
    const next = new URLSearchParams({ view: 'board', ...(privacy ? { privacy: '1' } : {}), ...change })
    return `${base}?${next.toString()}`
  }
  return (
    <>
      <div className="board-tools">
        <nav aria-label="Who waits for what" className="buttons view-links">
          <Look to={to({})} current={step === undefined && !left}>
            In clinic and expected ({board.visits.length - gone})
          </Look>
          {countsOf(board, now).map(({ code, title, count }) => (
            <Look key={code} to={to({ step: code })} current={step === code}>
              {title} ({count})
            </Look>
          ))}
          <Look to={to({ left: '1' })} current={left}>
            Gone home ({gone})
          </Look>
        </nav>
        <label className="board-privacy">
          <input
            type="checkbox"
            checked={privacy}
            onChange={({ target }) =>
              setParams((before) => {
                const next = new URLSearchParams(before)
                if (target.checked) next.set('privacy', '1')
                else next.delete('privacy')
                return next
              })
            }
          />{' '}
          Privacy mode
        </label>
      </div>
      {marking.error && (
        <p role="alert" className="notice not-saved">
          <span>
            <strong>Not saved.</strong> {marking.error.message}
          </span>
        </p>
      )}
      {rows.length === 0 ? (
        <p>
          {step ? 'Nobody waits for this just now.' : left ? 'Nobody has left yet.' : 'Nobody is expected.'}
        </p>
      ) : (
        <BoardTable
          rows={rows}
          now={now}
          privacy={privacy}
          severalClinics={severalClinics}
          busy={marking.isPending}
          onMark={marking.mutate}
          onSteps={setOpened}
        />
      )}
      <p className="quiet-text">
        {here} here{board.absent > 0 && `, ${board.absent} did not attend`}
        {board.withheld > 0 && `, ${board.withheld} withheld: restricted`}. Long waits are marked from 30
        minutes (Patient’s Charter 1991; to be confirmed by the trust).
      </p>
      {open && (
        <StepsDialog
          visit={open}
          marking={marking}
          onClose={() => {
            setOpened(undefined)
            marking.reset()
          }}
        />
      )}
    </>
  )
}

const Look = ({ to, current, children }: { to: string; current: boolean; children: React.ReactNode }) => (
  <Link to={to} className="button small" aria-current={current ? 'page' : undefined}>
    {children}
  </Link>
)
