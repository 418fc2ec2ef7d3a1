import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { type Alert, briefWords } from '#clinical/care/alert.ts'
import { agoWords, type DueWords, dueWords } from '#clinical/observations/due-words.ts'
import type { Due } from '#clinical/observations/monitoring.ts'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { pewsLevelWords } from '#clinical/observations/pews-response.ts'
import { Score, TrendWords } from '#clinical/observations/Score.tsx'
import type { StayDetails } from '#clinical/care/stay-details.ts'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'

import type { Known } from './known.ts'
import { nextTime, type WardMedicines } from './medicines.ts'
import type { Occupant } from './model.ts'
import { scoreHours } from './parts.ts'
import { alertsForAll, shortName } from './privacy.ts'
import { bandShown, type WardScore } from './scores.ts'

/** One thing about one patient, as a row and a tile both say it. */

export const Quiet = ({ children }: { children: ReactNode }) => <span className="quiet-text">{children}</span>

/** `undefined` when it is known; otherwise the words for not knowing. */
export function unknownWords(known: Known<object>): ReactNode | undefined {
  if (known === 'loading') return <Quiet>Loading…</Quiet>
  if (known === 'unavailable') return <Quiet>Unavailable</Quiet>
  return undefined
}

export const shownName = ({ patient }: Pick<Occupant, 'patient'>, privacy: boolean): string =>
  !patient ? 'Record not available' : privacy ? shortName(patient) : patient.name

type WhoProps = { occupant: Occupant; now: number; privacy: boolean; brief?: boolean }

/** `brief`: the name alone, where everything else stands beside it or one step away */
export function Who({ occupant, now, privacy, brief = false }: WhoProps) {
  const { patient, patientId } = occupant
  if (!patient) {
    return (
      <>
        Patient’s own record not available <span className="second-line">A patient is in this bed</span>
      </>
    )
  }
  const name = shownName(occupant, privacy)
  return (
    <>
      <Link className="row-link" to={paths.chart(patientId, 'summary')} title={brief ? name : undefined}>
        {brief ? <NameInTwo name={name} /> : name}
      </Link>
      {!brief && <NameBadges {...occupant} privacy={privacy} />}
      {!brief && !privacy && (
        <span className="second-line">
          <span className="nowrap">
            <span className="said">Born </span>
            {bornText(patient, new Date(now))}
          </span>
          <span className="nowrap">
            <span className="said">NHS No. </span>
            {nhsNumberText(patient.nhsNumber)}
          </span>
        </span>
      )}
    </>
  )
}

/** Surname and the rest apart: where a small tile cuts a line short, something of both is still read. */
function NameInTwo({ name }: { name: string }) {
  const comma = name.indexOf(', ')
  if (comma < 0) return <span className="name-part">{name}</span>
  return (
    <>
      <span className="name-part">{name.slice(0, comma + 1)}</span>{' '}
      <span className="name-part">{name.slice(comma + 2)}</span>
    </>
  )
}

type BadgesProps = Pick<Occupant, 'sameName' | 'outlier' | 'speciality'> & { privacy: boolean }

/** What goes with a name on every list: that another is nearly the same, and whose patient an outlier is. */
export const NameBadges = ({ sameName, outlier, speciality, privacy }: BadgesProps) => (
  <>
    {sameName && (
      <span
        className="badge warning same-name"
        title="Another patient here has the same or a similar surname"
      >
        Similar name
      </span>
    )}
    {outlier && !privacy && <span className="badge same-name">{`Outlier: ${speciality}`}</span>}
  </>
)

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
          {instant === undefined ? formatDate(at) : <Ago words={agoWords(instant, now)} />}
        </time>
      </span>
      {incomplete && (
        <span className="one-line ward-incomplete" title={incomplete}>
          incomplete set since
        </span>
      )}
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
      <span className={`due ${urgency}`} title={due && dueTitle(due, urgency)}>
        {words}
      </span>
      <span className="second-line">
        {interval ?? (
          <span>
            no complete set<span className="said"> to count from</span>
          </span>
        )}
      </span>
      {due?.by && (
        <span className="second-line">{`set by ${due.by.by}: ${due.by.reason ?? 'reason not recorded'}`}</span>
      )}
    </>
  )
}

/** The last word goes first where a tile is as narrow as on a small tablet. */
function Ago({ words }: { words: string }) {
  const [, time] = /^(.*) ago$/.exec(words) ?? []
  if (time === undefined) return words
  return (
    <>
      {time}
      <span className="ago-word"> ago</span>
    </>
  )
}

const dueTitle = ({ at, overdueAt }: Due, urgency: DueWords['urgency']) =>
  urgency === 'overdue'
    ? `Overdue since ${formatDateTime(new Date(overdueAt).toISOString())}`
    : `Due at ${formatDateTime(new Date(at).toISOString())}`

/** What has been given is not charted here, so nothing is called due that may have been given long ago. */
export function MedicineFacts({ medicines, now }: { medicines: Known<WardMedicines>; now: number }) {
  if (typeof medicines !== 'object') return unknownWords(medicines) ?? <Quiet>Not prescribed</Quiet>
  const next = nextTime(medicines, now)
  if (!next)
    return (
      <Quiet>
        No times<span className="said"> recorded</span>
      </Quiet>
    )
  const { untimed } = medicines
  return (
    <>
      next <strong>{next.time}</strong>
      {next.leftOut && <span className="second-line">in the hour the clocks leave out</span>}
      {untimed > 0 && <span className="second-line">{`${untimed} without a time`}</span>}
    </>
  )
}

type AlertProps = {
  alerts: Known<Alert[]>
  privacy: boolean
  /** So many stand where the room is short, the most serious first; it says how many more there are, and More has them all */
  room?: number | undefined
}

export function AlertFacts({ alerts, privacy, room = Number.POSITIVE_INFINITY }: AlertProps) {
  if (typeof alerts !== 'object' || alerts.length === 0) {
    return (
      unknownWords(alerts) ??
      (privacy ? null : (
        <Quiet>
          None<span className="said"> recorded</span>
        </Quiet>
      ))
    )
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
      {alerts.map(({ id, kind, words }, index) => (
        <li
          key={id}
          className={`badge${kind === 'resuscitation' || kind === 'infection' ? ' danger' : ''}${index < room ? '' : ' past-room'}`}
          title={words}
        >
          {briefWords({ words })}
        </li>
      ))}
      {alerts.length > room && (
        <li className="badge alerts-left">
          +{alerts.length - room}
          <span className="visually-hidden"> alerts, under More</span>
        </li>
      )}
    </ul>
  )
}

export function TeamFacts({ consultant, details }: Pick<Occupant, 'consultant' | 'details'>) {
  return (
    <>
      {consultant ?? <Quiet>Not recorded</Quiet>}
      <span className="second-line">
        {details.namedNurse ? (
          <>
            <span className="said">Nurse </span>
            {details.namedNurse.who}
          </>
        ) : (
          'no named nurse'
        )}
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
