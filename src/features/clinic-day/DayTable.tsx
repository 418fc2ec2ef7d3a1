import './clinic-day.css'

import { type ReactNode, useState } from 'react'

import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { LongTable } from '#ui/long-list/LongTable.tsx'

import { DayRow } from './DayRow.tsx'
import { DidNotAttendDialog } from './DidNotAttendDialog.tsx'
import type { Attending, DayRow as Row } from './model.ts'
import { type EnterClock, useStep } from './mutations.ts'
import { OutcomeDialog } from './OutcomeDialog.tsx'

type Props = {
  rows: readonly Row[]
  /** In all, where more are to come */
  count: number | undefined
  /** How many are where, and how fresh that is */
  head: ReactNode
  /** What the list is called on the way back from a chart, and its address */
  title: string
  path: string
  onFree?: (slotId: string) => ReactNode
  onBooked: (who: Attending) => ReactNode
  enterClock: EnterClock
  onNearEnd?: () => void
}

/** Places and patients of a day by the clock, and what is done with each: one after another, or several at once. */
export function DayTable(props: Props) {
  const { rows, count, head, title, path, onFree, onBooked, enterClock, onNearEnd } = props
  const step = useStep()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [open, setOpen] = useState<Attending | 'did not attend'>()
  const patients = rows.flatMap((row) => (row.type === 'patient' ? [row] : []))
  const absent = patients.filter(
    ({ appointmentId, standing }) => standing === 'expected' && ticked.includes(appointmentId),
  )
  const sought = useTakeInHand(title, path, [...new Set(patients.map(({ patientId }) => patientId))])
  const tick = (id: string, on: boolean) =>
    setTicked((before) => (on ? [...before, id] : before.filter((one) => one !== id)))
  return (
    <>
      <div className="day-tools">
        {head}
        <button
          type="button"
          className="button small"
          disabled={absent.length === 0}
          onClick={() => setOpen('did not attend')}
        >
          {absent.length === 0 ? 'Did not attend' : `Did not attend (${absent.length})`}
        </button>
      </div>
      {step.error && (
        <p role="alert" className="notice not-saved">
          <span>
            <strong>Not saved.</strong> {step.error.message}
          </span>
        </p>
      )}
      <LongTable
        label="Day list"
        className="day-table"
        address={path}
        columns={columns}
        rows={rows}
        count={count}
        sought={
          sought === undefined
            ? -1
            : rows.findIndex((row) => row.type === 'patient' && row.patientId === sought)
        }
        {...(onNearEnd ? { onNearEnd } : {})}
      >
        {(row, place) => (
          <DayRow
            key={row.type === 'patient' ? row.appointmentId : row.slotId}
            row={row}
            place={place}
            busy={step.isPending}
            ticked={row.type === 'patient' && ticked.includes(row.appointmentId)}
            onTick={tick}
            onStep={(who, to) => step.mutate({ ...whoIn(who), step: to })}
            onOutcome={setOpen}
            {...(onFree ? { onFree } : {})}
            onBooked={onBooked}
          />
        )}
      </LongTable>
      {open === 'did not attend' && (
        <DidNotAttendDialog everybody={absent} onClose={() => setOpen(undefined)} />
      )}
      {open && open !== 'did not attend' && (
        <OutcomeDialog who={open} enterClock={enterClock} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

const columns = [
  'Time',
  'Patient',
  'Type',
  'State',
  <span key="actions" className="visually-hidden">
    Actions
  </span>,
]

const whoIn = ({ appointmentId, patientId }: Attending) => ({ appointmentId, patientId })
