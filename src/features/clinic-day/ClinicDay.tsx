import '#ui/table.css'
import './clinic-day.css'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { clockTime } from '#lib/clock.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { DayRow } from './DayRow.tsx'
import { DidNotAttendDialog } from './DidNotAttendDialog.tsx'
import { type Attending, type ClinicDay as Day, countsOf } from './model.ts'
import { useStep } from './mutations.ts'
import { OutcomeDialog } from './OutcomeDialog.tsx'
import { clinicDay } from './queries.ts'

type Props = {
  clinicId: string
  title: string
  day: string
  /** The address of this list, for the way back from a chart */
  path: string
  /** What one may do with a free place, by its slot */
  onFree: (slotId: string) => ReactNode
  /** What else one may do with an appointment that still stands */
  onBooked: (who: Attending) => ReactNode
}

/** A clinic’s day: who is expected, who is there, who was seen; asked for again every 20 seconds. */
export function ClinicDay({ clinicId, day, ...rest }: Props) {
  const query = useQuery(clinicDay(clinicId, day))
  return (
    <Loaded query={query} what="the day list">
      {(found) => <DayTable {...rest} found={found} asAt={query.dataUpdatedAt} />}
    </Loaded>
  )
}

type TableProps = Omit<Props, 'clinicId' | 'day'> & { found: Day; asAt: number }

function DayTable({ found, title, path, asAt, onFree, onBooked }: TableProps) {
  const { rows, withheld } = found
  const step = useStep()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [open, setOpen] = useState<Attending | 'did not attend'>()
  const patients = rows.flatMap((row) => (row.type === 'patient' ? [row] : []))
  const absent = patients.filter(
    ({ appointmentId, standing }) => standing === 'expected' && ticked.includes(appointmentId),
  )
  useTakeInHand(title, path, [...new Set(patients.map(({ patientId }) => patientId))])
  const tick = (id: string, on: boolean) =>
    setTicked((before) => (on ? [...before, id] : before.filter((one) => one !== id)))
  return (
    <>
      <div className="day-tools">
        <p role="status">
          {countsOf(rows)} <span className="quiet-text">as at {clockTime(asAt)}</span>
        </p>
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
      {withheld > 0 && (
        <p className="notice quiet">
          {withheld === 1 ? '1 entry is' : `${withheld} entries are`} withheld: restricted.
        </p>
      )}
      {rows.length === 0 ? (
        <p className="notice quiet">No session of this clinic on that day.</p>
      ) : (
        <TableScroll label="Day list">
          <table className="table day-table" aria-label="Day list">
            <thead>
              <tr>
                {['Time', 'Patient', 'Type', 'State'].map((words) => (
                  <th key={words} scope="col">
                    {words}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <DayRow
                  key={row.type === 'patient' ? row.appointmentId : row.slotId}
                  row={row}
                  busy={step.isPending}
                  ticked={row.type === 'patient' && ticked.includes(row.appointmentId)}
                  onTick={tick}
                  onStep={(who, to) => step.mutate({ ...whoIn(who), step: to })}
                  onOutcome={setOpen}
                  onFree={onFree}
                  onBooked={onBooked}
                />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {open === 'did not attend' && (
        <DidNotAttendDialog everybody={absent} onClose={() => setOpen(undefined)} />
      )}
      {open && open !== 'did not attend' && <OutcomeDialog who={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

const whoIn = ({ appointmentId, patientId }: Attending) => ({ appointmentId, patientId })
