import { Link } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { useCan } from '#auth/session.ts'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { useStep } from '#features/clinic-day/mutations.ts'
import { shortName } from '#features/wards/privacy.ts'
import { formatDuration, formatTime, instantOf } from '#fhir/dates.ts'
import { clockTime } from '#lib/clock.ts'
import { paths } from '#lib/paths.ts'

import type { BoardStep, StepState, Visit } from './board.ts'
import type { BoardProps } from './BoardTable.tsx'
import { markWords, nextMark } from './marking.ts'
import { toNeighbour } from './to-neighbour.ts'
import { longWait, waitOf } from './waits.ts'

export function BoardRow({ visit, now, privacy, severalClinics, ...acts }: BoardProps & { visit: Visit }) {
  const { patient, patientId, start, kind, clinic, arrivedAt, leftAt, state } = visit
  const name = patient ? (privacy ? shortName(patient) : patient.name) : 'Patient not shown'
  return (
    <tr>
      <th scope="row">
        {patient ? <Link to={paths.chartAt(patientId, 'ophthalmology')}>{name}</Link> : name}
        {patient && !privacy && (
          <span className="second-line">
            Born {bornText(patient)} ·{' '}
            <span className="nowrap">NHS No. {nhsNumberText(patient.nhsNumber)}</span>
          </span>
        )}
      </th>
      <td data-label="Appointment">
        <div>
          <span className="nowrap">
            {formatTime(start) || 'No time'} {kind}
          </span>
          <span className="second-line">
            {arrivedAt
              ? `Arrived ${clockTime(arrivedAt)}`
              : state === 'expected'
                ? 'Not here yet'
                : 'Arrival not recorded'}
          </span>
          {severalClinics && <span className="second-line">{clinic}</span>}
        </div>
      </td>
      {/* of who is not here yet they would all be to do */}
      <td data-label="Steps">
        {state !== 'expected' && (
          <ol className="board-steps" aria-label="Steps of this visit">
            {visit.steps.map((step) => (
              <Chip key={step.code} step={step} />
            ))}
          </ol>
        )}
      </td>
      <td data-label="Now">
        <div>
          {state === 'here' && <Now visit={visit} now={now} />}
          {state === 'left' && 'Gone home'}
          {state === 'expected' && expectedWords(start, now)}
        </div>
      </td>
      <td data-label="Next">
        <div>
          <Acts visit={visit} name={name} now={now} {...acts} />
        </div>
      </td>
      <td className="nowrap" data-label="In clinic">
        {arrivedAt !== undefined && state !== 'expected'
          ? formatDuration(Math.max(0, (state === 'left' ? (leftAt ?? now) : now) - arrivedAt)) || '0min'
          : ''}
      </td>
    </tr>
  )
}

/** A sign and, for who does not see it, words: never colour alone (hazard H19). */
const signs: Record<StepState, string> = { 'to do': '○', 'in progress': '◐', done: '✓', 'not needed': '–' }

const Chip = ({ step }: { step: BoardStep }) => (
  <li data-state={step.state} title={saidOf(step)}>
    <span aria-hidden="true">{signs[step.state]}</span> {step.title}
    <span className="visually-hidden">: {saidOf(step)}</span>
    {step.at !== undefined && <span aria-hidden="true"> {clockTime(step.at)}</span>}
  </li>
)

export const saidOf = ({ state, by, at }: BoardStep): string =>
  [
    state,
    at !== undefined && `${state === 'in progress' ? 'since' : 'at'} ${clockTime(at)}`,
    by && `by ${by}`,
  ]
    .filter(Boolean)
    .join(' ')

function expectedWords(start: string | undefined, now: number): string {
  const late = now - (instantOf(start) ?? now)
  return late >= 60_000 ? `Late ${formatDuration(late)}` : 'Expected'
}

function Now({ visit, now }: { visit: Visit; now: number }) {
  const { busy, next, since, readyAt } = waitOf(visit, now)
  if (busy)
    return (
      <>
        {busy.title} since {busy.at === undefined ? 'a time not recorded' : clockTime(busy.at)}
        {busy.by && <span className="second-line">{busy.by}</span>}
      </>
    )
  if (readyAt !== undefined)
    return (
      <>
        Pupils widen, ready at {clockTime(readyAt)}
        <span className="second-line">in {formatDuration(readyAt - now + 59_000)}</span>
      </>
    )
  if (!next) return <>Nothing left to do</>
  if (since === undefined) return <>Waits, since when is not recorded</>
  const waited = Math.max(0, now - since)
  return (
    <>
      Waits {formatDuration(waited) || '0min'}{' '}
      {waited >= longWait && <span className="badge warning">Long wait</span>}
      <span className="second-line">since {clockTime(since)}</span>
    </>
  )
}

type ActsProps = Pick<BoardProps, 'busy' | 'onMark' | 'onSteps' | 'now'> & { visit: Visit; name: string }

function Acts({ visit, name, now, busy, onMark, onSteps }: ActsProps) {
  const arrive = useStep()
  const mayArrive = useCan('appointment.book')
  if (visit.state === 'expected')
    return mayArrive ? (
      <>
        <button
          type="button"
          className="button small"
          data-next
          onKeyDown={toNeighbour}
          aria-disabled={arrive.isPending}
          aria-label={`Arrived: ${name}`}
          onClick={() => {
            if (!arrive.isPending) arrive.mutate({ ...visit, step: 'arrive' })
          }}
        >
          Arrived
        </button>
        {arrive.error && (
          <span role="alert" className="second-line">
            Not saved. {arrive.error.message}
          </span>
        )}
      </>
    ) : (
      <>Checks in at the desk</>
    )
  const { busy: with_, next } = waitOf(visit, now)
  const step = visit.state === 'here' ? (with_ ?? next) : undefined
  return (
    <span className="buttons board-acts">
      {step && (
        <ActionButton
          may="ophthalmology:board"
          className="button small"
          data-next=""
          onKeyDown={toNeighbour}
          aria-label={`${markWords(step)}: ${name}`}
          aria-disabled={busy}
          onClick={() => {
            if (!busy) onMark({ visit, step, mark: nextMark(step) })
          }}
        >
          {markWords(step)}
        </ActionButton>
      )}
      <button
        type="button"
        className="button quiet small"
        aria-label={`All steps: ${name}`}
        onClick={() => onSteps(visit.appointmentId)}
      >
        Steps
      </button>
    </span>
  )
}
