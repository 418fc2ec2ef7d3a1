import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { formatTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'

import type { Step } from './attend.ts'
import type { Attending, DayRow as Row, Standing } from './model.ts'

type Props = {
  row: Row
  /** Its place among all rows of the table */
  place: number
  busy: boolean
  ticked: boolean
  onTick: (appointmentId: string, on: boolean) => void
  onStep: (who: Attending, step: Step) => void
  onOutcome: (who: Attending) => void
  onFree?: (slotId: string) => ReactNode
  onBooked: (who: Attending) => ReactNode
}

/** One place of the clinic, or one patient in it. */
export function DayRow(props: Props) {
  const { row, place, onFree } = props
  if (row.type === 'patient') return <PatientRow {...props} row={row} />
  return (
    <tr className="place-empty" aria-rowindex={place}>
      <td className="day-time">{formatTime(row.start)}</td>
      <td colSpan={2}>
        {row.type === 'free' && ['Free', row.keptFor].filter(Boolean).join(': ')}
        {row.type === 'taken' && 'Taken; by whom is not shown to your role'}
        {row.type === 'closed' && 'Closed'}
      </td>
      <td>{{ free: '', taken: '', closed: 'Not used' }[row.type]}</td>
      <td className="day-actions">{row.type === 'free' && onFree?.(row.slotId)}</td>
    </tr>
  )
}

const badges: Record<Standing, string> = {
  expected: 'badge',
  arrived: 'badge accent',
  'in clinic': 'badge accent',
  seen: 'badge success',
  'did not attend': 'badge danger',
  cancelled: 'badge',
  'not known': 'badge warning',
}
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

function PatientRow({ row, place, ticked, onTick, ...rest }: Props & { row: Attending }) {
  const { patient, patientId, standing, start } = row
  const name = patient?.name ?? 'Patient not shown'
  return (
    <tr className={standing === 'cancelled' ? 'day-cancelled' : undefined} aria-rowindex={place}>
      <td className="day-time">
        {formatTime(start)}
        {standing === 'expected' && (
          <label className="day-tick">
            <input
              type="checkbox"
              aria-label={`${name}: choose`}
              checked={ticked}
              onChange={(event) => onTick(row.appointmentId, event.target.checked)}
            />
          </label>
        )}
      </td>
      <th scope="row">
        {patient ? (
          <Link className="row-link" to={paths.chart(patientId, 'summary')}>
            {name}
          </Link>
        ) : (
          name
        )}
        {patient && (
          <span className="second-line">
            Born {bornText(patient)} · {patient.gender} ·{' '}
            <span className="nowrap">NHS No. {nhsNumberText(patient.nhsNumber)}</span>
          </span>
        )}
      </th>
      <td data-label="Type">
        {row.kind ?? 'Not recorded'} {row.priority && <span className="badge warning">{row.priority}</span>}
        {row.where && <span className="second-line">{row.where}</span>}
        {row.overbooked && <span className="second-line">Overbooked: {row.overbooked}</span>}
      </td>
      <td data-label="State">
        <span className={badges[standing]}>{sentence(standing)}</span>
        {row.arrivedAt && <span className="day-arrived">arrived {formatTime(row.arrivedAt)}</span>}
        {row.ended && <span className="second-line">{row.ended}</span>}
      </td>
      <td className="day-actions">
        <Actions {...rest} row={row} name={name} />
      </td>
    </tr>
  )
}

type ActionsProps = Omit<Props, 'row' | 'place' | 'ticked' | 'onTick' | 'onFree'> & {
  row: Attending
  name: string
}

function Actions({ row, name, busy, onStep, onOutcome, onBooked }: ActionsProps) {
  const { standing } = row
  const button = (words: string, onClick: () => void, quiet = false) => (
    <ActionButton
      may="appointment.book"
      className={quiet ? 'button quiet small' : 'button small'}
      aria-label={`${words}: ${name}`}
      disabled={busy}
      onClick={onClick}
    >
      {words}
    </ActionButton>
  )
  return (
    <span className="buttons">
      {standing === 'expected' && button('Arrive', () => onStep(row, 'arrive'))}
      {standing === 'arrived' && button('In clinic', () => onStep(row, 'in clinic'))}
      {(standing === 'arrived' || standing === 'in clinic') && button('Outcome', () => onOutcome(row))}
      {['arrived', 'in clinic', 'seen', 'did not attend'].includes(standing) &&
        button('Undo', () => onStep(row, 'undo'), true)}
      {standing === 'expected' && onBooked(row)}
    </span>
  )
}
