import './results.css'

import { useQuery } from '@tanstack/react-query'

import { AttachmentView } from '#clinical/AttachmentView.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { sourceText } from '#clinical/source.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { ResultMark } from './ResultMark.tsx'
import type { Report, ResultLine } from './model.ts'
import { newestResults } from './queries.ts'

const count = 50

/** Reports in full, and laboratory values that came without one. */
export function ResultsSection({ patientId }: { patientId: string }) {
  const query = useQuery(newestResults(patientId, count))
  return (
    <Panel title="Results">
      <Loaded query={query} what="results">
        {({ reports, singles }) => (
          <>
            {reports.entries.length + singles.entries.length === 0 && <p>No results recorded</p>}
            {reports.entries.map((report) => (
              <FullReport key={report.id} report={report} />
            ))}
            <ListNotes of={reports} />
            {singles.entries.length > 0 && (
              <div className="report">
                <h3>Values without a report</h3>
                <ResultTable
                  caption="Values without a report"
                  lines={singles.entries.flatMap(({ lines, when }) =>
                    lines.map((line) => ({
                      ...line,
                      notes: [formatDateTime(when, 'Date not recorded'), ...line.notes],
                    })),
                  )}
                />
              </div>
            )}
            {singles.complete ? (
              <ListNotes of={singles} />
            ) : (
              <ListNotes of={{ ...singles, complete: true }}>
                Values without a report are looked for among the newest 50 only.
              </ListNotes>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function FullReport({ report }: { report: Report }) {
  const { name, status, when, issued, lines, missing, conclusion, attachments, source } = report
  const empty = lines.length === 0 && !conclusion && attachments.length === 0
  return (
    <article className="report">
      <h3 className="result-head">
        {name}
        {status && <span className="badge warning">{status}</span>}
        <span className="quiet-text result-when">{formatDateTime(when, 'Date not recorded')}</span>
      </h3>
      <p className="second-line">
        {issued && issued !== when ? `Issued ${formatDateTime(issued)} · ` : ''}
        {sourceText({ ...source, on: undefined })}
      </p>
      {lines.length > 0 && <ResultTable caption={name} lines={lines} />}
      {missing > 0 && (
        <p className="notice warning">
          {missing === 1 ? '1 result of this report was' : `${missing} results of this report were`} not sent
          with it.
        </p>
      )}
      {conclusion && <p className="plain-words">{conclusion}</p>}
      {attachments.map((attachment, index) => (
        <AttachmentView key={`${attachment.title} ${index}`} attachment={attachment} />
      ))}
      {empty && missing === 0 && <p className="quiet-text">No results in it</p>}
    </article>
  )
}

function ResultTable({ caption, lines }: { caption: string; lines: ResultLine[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways is reached by keyboard
    <div className="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="table result-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col">Result</th>
            <th scope="col">Range sent with it</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Rows key={line.id} line={line} depth={0} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Rows({ line, depth }: { line: ResultLine; depth: number }) {
  return (
    <>
      <tr>
        <th scope="row" className="deep" style={{ '--depth': depth } as object}>
          {line.name}
          {line.notes.map((note) => (
            <span key={note} className="second-line">
              {note}
            </span>
          ))}
        </th>
        <td>{line.value || line.mark.words || line.status ? <ResultMark line={line} /> : 'See its parts'}</td>
        <td>{line.range ?? 'None sent'}</td>
      </tr>
      {line.parts.map((part) => (
        <Rows key={part.id} line={part} depth={depth + 1} />
      ))}
    </>
  )
}
