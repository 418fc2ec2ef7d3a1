import type { ReactNode } from 'react'
import { Link, useLocation, useParams } from 'react-router'

import { type Alert, briefWords } from '#clinical/care/alert.ts'
import { agoWords, dueWords } from '#clinical/observations/due-words.ts'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { pewsLevelWords } from '#clinical/observations/pews-response.ts'
import { Score, TrendWords } from '#clinical/observations/Score.tsx'
import type { StayDetails } from '#clinical/care/stay-details.ts'
import { ageAt, formatDate, formatDateTime, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'

import type { Known } from './known.ts'
import { nextTime, type WardMedicines } from './medicines.ts'
import type { Occupant } from './model.ts'
import { scoreHours } from './parts.ts'
import { alertsForAll, shortName } from './privacy.ts'
import { bandShown, type WardScore } from './scores.ts'
import { byUrgency, isOverdue, type WardTask, type WardTasks } from './tasks.ts'

/** One thing about one patient, as a row and a tile both say it. */

export const Quiet = ({ children }: { children: ReactNode }) => <span className="quiet-text">{children}</span>

/** `undefined` when it is known; otherwise the words for not knowing. */
function unknownWords(known: Known<object>): ReactNode | undefined {
  if (known === 'loading') return <Quiet>Loading…</Quiet>
  if (known === 'unavailable') return <Quiet>Unavailable</Quiet>
  return undefined
}

type WhoProps = { occupant: Occupant; now: number; privacy: boolean; brief?: boolean }

/** `brief`: the age alone, where the date of birth and the NHS number are one step away */
export function Who({ occupant, now, privacy, brief = false }: WhoProps) {
  const { patient, patientId, sameName, outlier, speciality } = occupant
  if (!patient) {
    return (
      <>
        Patient’s own record not available <span className="second-line">A patient is in this bed</span>
      </>
    )
  }
  return (
    <>
      <Link className="row-link" to={paths.chart(patientId, 'summary')}>
        {privacy ? shortName(patient) : patient.name}
      </Link>
      {sameName && (
        <span
          className="badge warning same-name"
          title="Another patient here has the same or a similar surname"
        >
          Similar name
        </span>
      )}
      {outlier && !privacy && <span className="badge same-name">{`Outlier: ${speciality}`}</span>}
      {brief && !privacy && patient.birth && (
        <span className="tile-age">{ageAt(patient.birth, new Date(now))}</span>
      )}
      {!brief && !privacy && (
        <span className="second-line">
          <span className="nowrap">Born {bornText(patient, new Date(now))}</span>
          <span className="nowrap">NHS No. {nhsNumberText(patient.nhsNumber)}</span>
        </span>
      )}
    </>
  )
}

export function ScoreFacts({ score, now }: { score: Known<WardScore>; now: number }) {
  if (typeof score !== 'object') {
    return unknownWords(score) ?? <Quiet>{`None in the last ${scoreHours} hours`}</Quiet>
  }
  const { chart, total, trend, previous, instant, at, incomplete, uncertain, level } = score
  const band = bandShown(score)
  return (
    <>
      {chart === 'PEWS' && 'PEWS '}
      {total !== undefined && level ? (
        <span className="score-with-words">
          <span className={`score pews-level-${level}`}>{total}</span>
          <span>{pewsLevelWords[level]}</span>
        </span>
      ) : total === undefined || !band ? (
        <strong>No score</strong>
      ) : (
        <Score total={total} band={band} uncertain={uncertain} />
      )}
      <span className="second-line">
        {total !== undefined && <TrendWords trend={trend} previous={previous} />}
        <time className="nowrap" dateTime={at} title={formatDateTime(at)}>
          {instant === undefined ? formatDate(at) : agoWords(instant, now)}
        </time>
      </span>
      {incomplete && (
        <span className="second-line ward-incomplete">
          {total === undefined ? 'Incomplete set: ' : 'A later set is incomplete: '}
          {incomplete}
        </span>
      )}
    </>
  )
}

export function DueFacts({ score, now }: { score: Known<WardScore>; now: number }) {
  const unknown = unknownWords(score)
  if (unknown) return unknown
  const due = typeof score === 'object' ? score.due : undefined
  const { urgency, words, interval } = dueWords(due, now)
  return (
    <>
      <span className={`due ${urgency}`}>{words}</span>
      <span className="second-line">{interval ?? 'no complete set to count from'}</span>
      {due?.by && (
        <span className="second-line">{`set by ${due.by.by}: ${due.by.reason ?? 'reason not recorded'}`}</span>
      )}
    </>
  )
}

type TaskProps = { occupant: Occupant; tasks: Known<WardTasks>; now: number }

/** Escalations first, each with its clock; of much to do the rest is folded away, and counted. */
export function TaskFacts({ occupant, tasks, now }: TaskProps) {
  if (typeof tasks !== 'object') return unknownWords(tasks) ?? <Quiet>No open tasks</Quiet>
  const ordered = byUrgency(tasks.tasks)
  const shown = ordered.slice(0, atOnce)
  const folded = ordered.slice(atOnce)
  return (
    <>
      <TaskLines occupant={occupant} tasks={shown} now={now} />
      {folded.length > 0 && (
        <details className="ward-which">
          <summary>{`${folded.length} more, ${folded.filter((one) => isOverdue(one, now)).length} overdue`}</summary>
          <TaskLines occupant={occupant} tasks={folded} now={now} />
        </details>
      )}
    </>
  )
}

const atOnce = 2

/** On a tile, where the other tasks are one step away: an escalation stands in sight. */
export function EscalationFacts({ occupant, tasks, now }: TaskProps) {
  const escalations = typeof tasks === 'object' ? tasks.tasks.filter(({ kind }) => kind === 'escalation') : []
  return escalations.length > 0 ? (
    <TaskLines occupant={occupant} tasks={escalations.slice(0, 1)} now={now} />
  ) : null
}

type LinesProps = Omit<TaskProps, 'tasks'> & { tasks: readonly WardTask[] }

function TaskLines({ occupant, tasks, now }: LinesProps) {
  const { wardId = '' } = useParams()
  const { search } = useLocation()
  return (
    <ul className="ward-tasks">
      {tasks.map((task) => (
        <li key={task.id}>
          {task.kind === 'escalation' && <strong>Escalation: </strong>}
          <Link to={`${paths.taskOnWard(wardId, occupant.patientId, task.id)}${search}`}>
            {task.what}
          </Link>{' '}
          {task.dueAt !== undefined && (
            <span className={isOverdue(task, now) ? 'due overdue nowrap' : 'due later nowrap'}>
              {dueWords({ at: task.dueAt, overdueAt: task.dueAt, words: '' }, now).words}
              {task.kind === 'escalation' && isOverdue(task, now) && ', step up'}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What has been given is not charted here, so nothing is called due that may have been given long ago. */
export function MedicineFacts({ medicines, now }: { medicines: Known<WardMedicines>; now: number }) {
  if (typeof medicines !== 'object') return unknownWords(medicines) ?? <Quiet>Not prescribed</Quiet>
  const next = nextTime(medicines, now)
  if (!next) return <Quiet>No times recorded</Quiet>
  const { untimed } = medicines
  return (
    <>
      next <strong>{next.time}</strong>
      {untimed > 0 && <span className="second-line">{`${untimed} without a time`}</span>}
    </>
  )
}

export function AlertFacts({ alerts, privacy }: { alerts: Known<Alert[]>; privacy: boolean }) {
  if (typeof alerts !== 'object' || alerts.length === 0) {
    return unknownWords(alerts) ?? (privacy ? null : <Quiet>None recorded</Quiet>)
  }
  if (privacy) {
    return (
      <ul className="ward-alerts">
        {alertsForAll(alerts).map((words) => (
          <li key={words} className="badge">
            {words}
          </li>
        ))}
      </ul>
    )
  }
  return (
    <ul className="ward-alerts">
      {alerts.map(({ id, kind, words }) => (
        <li
          key={id}
          className={kind === 'resuscitation' || kind === 'infection' ? 'badge danger' : 'badge'}
          title={words}
        >
          {briefWords({ words })}
        </li>
      ))}
    </ul>
  )
}

export function TeamFacts({ consultant, details }: Pick<Occupant, 'consultant' | 'details'>) {
  return (
    <>
      {consultant ?? <Quiet>Not recorded</Quiet>}
      <span className="second-line">
        {details.namedNurse ? `Nurse ${details.namedNurse.who}` : 'no named nurse'}
      </span>
    </>
  )
}

export function CareFacts({ diet, mobility }: Pick<StayDetails, 'diet' | 'mobility'>) {
  if (!diet && !mobility) return <Quiet>Not recorded</Quiet>
  return (
    <>
      {diet ?? 'Diet not recorded'}
      <span className="second-line">{mobility ?? 'mobility not recorded'}</span>
    </>
  )
}

type DischargeProps = { details: StayDetails; now: number; clinical: boolean }

export function DischargeFacts({ details, now, clinical }: DischargeProps) {
  const { expectedDischarge: date, pathway, criteria } = details
  const today = londonDate(new Date(now))
  return (
    <>
      {date ? <span className="nowrap">{formatDate(date)}</span> : <Quiet>Not recorded</Quiet>}
      {date === today && <span className="second-line">today</span>}
      {date !== undefined && date < today && <span className="second-line ward-late">date has passed</span>}
      {clinical && (
        <>
          <span className="second-line">
            {pathway ? `Pathway ${pathway.code}: ${pathway.words}` : 'no pathway'}
          </span>
          <span className="second-line">
            {!criteria
              ? 'criteria to reside not recorded'
              : criteria.code === 'NCTR'
                ? `No criteria to reside since ${formatDateTime(criteria.recorded)}`
                : `Resides: ${criteria.words}`}
          </span>
        </>
      )}
    </>
  )
}
