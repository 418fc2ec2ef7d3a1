import { formatDateTime } from '#fhir/dates.ts'

import type { Opinion } from './model.ts'

/** What was asked, of whom, by whom. */
export function OpinionText({ opinion: { team, question, summary, priority, asked } }: { opinion: Opinion }) {
  return (
    <div className="opinion-text">
      <p>
        <strong>{team}</strong> {priority && <span className="badge warning">{priority}</span>}
      </p>
      <p className="plain-words">{question}</p>
      {summary && <p className="plain-words quiet-text">{summary}</p>}
      <p className="second-line">
        Asked by {asked.by ?? 'somebody not named'}, {formatDateTime(asked.when, 'date not known')}
      </p>
    </div>
  )
}
