import { Link } from 'react-router'

import { hasTaken, reopenedWords } from '#clinical/results/acknowledgement.ts'
import { isOverdue, type OwedResult } from '#clinical/results/owed-result.ts'
import type { ResultOwner } from '#clinical/results/result-owner.ts'
import { ResultMark } from '#clinical/results/ResultMark.tsx'
import type { ResultLine } from '#clinical/results/result-line.ts'
import { StandingLine } from '#clinical/results/StandingLine.tsx'
import { formatDateTime, formatDuration } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { type ResultsView } from '#lib/paths.ts'

type Props = { result: OwedResult; view: ResultsView; now: number }

/** One result in short: what it is, what was marked, whose it is, and by when. Opening it shows all of it. */
export function ResultRow({ result, view, now }: Props) {
  const { id, patientId, report, marked, critical, standing, owner } = result
  return (
    <li className={critical ? 'inbox-result critical' : 'inbox-result'}>
      <div>
        <p className="result-head">
          <Link to={deepPaths.answerResult(view, patientId, id)} preventScrollReset>
            {report.name}
          </Link>
          {critical && <span className="badge danger">Critical</span>}
          {report.status && <span className="badge warning">{report.status}</span>}
          <span className="quiet-text">{formatDateTime(report.when, 'Date not recorded')}</span>
          <Said result={result} />
        </p>
        <Marked lines={marked} />
      </div>
      <div className="inbox-standing">
        <Due result={result} now={now} />
        {standing.state === 'new' && !reopenedWords(standing) ? (
          <span className="quiet-text">New</span>
        ) : (
          <StandingLine standing={standing} />
        )}
        <span className="second-line">{ownerWords(owner, view)}</span>
      </div>
    </li>
  )
}

/** Why it is here; whose it is where that is not the reader in any case. */
function ownerWords({ who, why }: ResultOwner, view: ResultsView): string {
  switch (why) {
    case 'has it':
      return ''
    case 'asked for it':
      return view === 'mine' ? 'Asked for by you' : `Asked for by ${who}`
    case 'responsible consultant':
      return view === 'mine' ? 'You are the responsible consultant' : `Responsible consultant ${who}`
    case 'nobody named':
      return 'Nobody named'
  }
}

const mostMarked = 4

function Marked({ lines }: { lines: ResultLine[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="result-marks">
      {lines.slice(0, mostMarked).map((line) => (
        <li key={line.id}>
          {line.name} <ResultMark line={line} />
        </li>
      ))}
      {lines.length > mostMarked && (
        <li className="quiet-text">and {lines.length - mostMarked} more marked</li>
      )}
    </ul>
  )
}

/** Never "normal": that nothing was marked is all this row knows. */
function Said({ result: { report, marked } }: { result: OwedResult }) {
  const { lines, conclusion, notes, missing } = report
  const values = lines.reduce((count, line) => count + Math.max(1, line.parts.length), 0)
  const parts = [
    marked.length === 0 && values > 0
      ? `${values === 1 ? '1 result' : `${values} results`}, none marked`
      : '',
    missing > 0 ? `${missing} not sent with it` : '',
    conclusion || notes.length > 0 ? 'with a comment' : '',
  ].filter(Boolean)
  return parts.length > 0 ? <span className="quiet-text">{parts.join(' · ')}</span> : null
}

function Due({ result, now }: { result: OwedResult; now: number }) {
  const { due, standing } = result
  if (hasTaken(standing)) return null
  if (due === undefined) return <span className="badge warning">Not known since when</span>
  return isOverdue(result, now) ? (
    <>
      <span className="badge danger">Overdue {formatDuration(now - due)}</span>
      {standing.state !== 'escalated' && <span className="second-line">Not escalated</span>}
    </>
  ) : (
    <span className="badge">In {formatDuration(due - now)}</span>
  )
}
