import { memo } from 'react'
import { Link } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { type Alert, briefWords } from '#clinical/alert.ts'
import { agoWords, dueWords } from '#clinical/due-words.ts'
import { pewsLevelWords } from '#clinical/pews-response.ts'
import { bornText, nhsNumberText } from '#clinical/patient.ts'
import { Score, TrendWords } from '#clinical/Score.tsx'
import { formatDate, formatDateTime, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'

import type { BedRow, Occupant } from './model.ts'
import { scoreHours } from './parts.ts'
import { bandShown, chartOf, type WardScore } from './scores.ts'

/** What is known of one thing about one patient; never one of these shown as another. */
export type Known<T extends object> = 'loading' | 'unavailable' | 'none' | T

type Props = {
  row: BedRow
  /** False: this reader sees places and names, nothing clinical */
  clinical: boolean
  score: Known<WardScore>
  alerts: Known<Alert[]>
  now: number
  onRecord: (patientId: string) => void
}

export const WardRow = memo(function WardRow({ row, clinical, ...rest }: Props) {
  const { state } = row
  const bed = (
    <th scope="row" className="bed">
      {row.bed ?? 'No bed recorded'}
    </th>
  )
  const width = clinical ? 7 : 3
  switch (state.status) {
    case 'empty':
      return (
        <tr className="bed-empty">
          {bed}
          <td colSpan={width}>
            <span className={state.free ? 'badge success' : 'badge'}>{state.words}</span>
          </td>
        </tr>
      )
    case 'restricted':
      return (
        <tr className="bed-empty">
          {bed}
          <td colSpan={width}>
            <span className="badge warning">Occupied – restricted record</span>
          </td>
        </tr>
      )
    case 'occupied':
      return (
        <tr>
          {bed}
          <PatientCell occupant={state.occupant} now={rest.now} />
          {clinical && <ClinicalCells occupant={state.occupant} {...rest} />}
          <td data-label="Consultant">{state.occupant.consultant ?? <Quiet>Not recorded</Quiet>}</td>
          <td data-label="Expected discharge">
            <ExpectedDischarge date={state.occupant.expectedDischarge} now={rest.now} />
          </td>
          {clinical && (
            <td className="row-action">
              <ActionButton
                may="observations.record"
                className="button small"
                disabled={!state.occupant.patient}
                onClick={() => rest.onRecord(state.occupant.patientId)}
              >
                Record observations
              </ActionButton>
            </td>
          )}
        </tr>
      )
  }
})

const Quiet = ({ children }: { children: string }) => <span className="quiet-text">{children}</span>

function PatientCell({ occupant, now }: { occupant: Occupant; now: number }) {
  const { patient, patientId, sameName } = occupant
  if (!patient) {
    return (
      <td data-label="Patient">
        Patient’s own record not available <span className="second-line">A patient is in this bed</span>
      </td>
    )
  }
  return (
    <td data-label="Patient" className="ward-patient">
      <Link className="row-link" to={paths.chart(patientId, 'summary')}>
        {patient.name}
      </Link>
      {sameName && (
        <span
          className="badge warning same-name"
          title="Another patient here has the same or a similar surname"
        >
          Similar name
        </span>
      )}
      <span className="second-line">
        <span className="nowrap">Born {bornText(patient, new Date(now))}</span>
        <span className="nowrap">NHS No. {nhsNumberText(patient.nhsNumber)}</span>
      </span>
    </td>
  )
}

type ClinicalProps = Pick<Props, 'score' | 'alerts' | 'now'> & { occupant: Occupant }

function ClinicalCells({ occupant, score, alerts, now }: ClinicalProps) {
  const chart = chartOf(occupant, new Date(now))
  return (
    <>
      <td data-label="NEWS2" className="ward-score">
        {chart === 'NEWS2' || typeof score === 'object' ? (
          <ScoreCell score={score} now={now} />
        ) : (
          <Quiet>{chart === 'PEWS' ? 'Under 16: PEWS chart, no score' : 'Maternity chart'}</Quiet>
        )}
      </td>
      <td data-label="Observations due">
        {chart !== 'maternity' || typeof score === 'object' ? (
          <DueCell score={score} now={now} />
        ) : (
          <Quiet>By the maternity chart</Quiet>
        )}
      </td>
      <td data-label="Alerts" className="ward-alert-cell">
        <AlertsCell alerts={alerts} />
      </td>
    </>
  )
}

function ScoreCell({ score, now }: { score: Known<WardScore>; now: number }) {
  if (score === 'loading') return <Quiet>Loading…</Quiet>
  if (score === 'unavailable') return <Quiet>Unavailable</Quiet>
  if (score === 'none') return <Quiet>{`None in the last ${scoreHours} hours`}</Quiet>
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

function DueCell({ score, now }: { score: Known<WardScore>; now: number }) {
  if (score === 'loading') return <Quiet>Loading…</Quiet>
  if (score === 'unavailable') return <Quiet>Unavailable</Quiet>
  const { urgency, words, interval } = dueWords(score === 'none' ? undefined : score.due, now)
  return (
    <>
      <span className={`due ${urgency}`}>{words}</span>
      <span className="second-line">{interval ?? 'no complete set to count from'}</span>
    </>
  )
}

function AlertsCell({ alerts }: { alerts: Known<Alert[]> }) {
  if (alerts === 'loading') return <Quiet>Loading…</Quiet>
  if (alerts === 'unavailable') return <Quiet>Unavailable</Quiet>
  if (alerts === 'none' || alerts.length === 0) return <Quiet>None recorded</Quiet>
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

function ExpectedDischarge({ date, now }: { date: string | undefined; now: number }) {
  if (!date) return <Quiet>Not recorded</Quiet>
  const today = londonDate(new Date(now))
  return (
    <>
      <span className="nowrap">{formatDate(date)}</span>
      {date === today && <span className="second-line">today</span>}
      {date < today && <span className="second-line ward-late">date has passed</span>}
    </>
  )
}
