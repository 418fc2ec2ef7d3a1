import '#clinical/results/report.css'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { lastSeen } from '#clinical/patient/last-seen.ts'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { markedLines, type Report } from '#clinical/results/report.ts'
import { ResultMark } from '#clinical/results/ResultMark.tsx'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { earlierSingles, newestResults, together } from '#clinical/results/newest-results.ts'

export const resultsOnSummary = 10

/** The newest results in short: what the laboratory marked, or the value when there is only one. */
export function ResultsPanel({ patientId, action }: { patientId: string; action?: ReactNode }) {
  const since = useQuery(lastSeen(patientId)).data?.at
  const query = useQuery(newestResults(patientId, resultsOnSummary))
  return (
    <Panel title="Results" action={action}>
      <Loaded query={query} what="results">
        {(results) => {
          const newest = together(results).slice(0, resultsOnSummary)
          const all = results.reports.entries.length + results.singles.entries.length
          const complete = results.reports.complete && all === newest.length && !earlierSingles(results)
          return (
            <>
              {newest.length === 0 && <p>No results recorded</p>}
              <Newest of={newest} since={since} />
              {!complete && newest.length > 0 && (
                <p className="quiet-text list-notes">Newest {newest.length} of more: see Results.</p>
              )}
              <ListNotes of={{ ...results.reports, complete: true }} />
              <ListNotes of={{ ...results.singles, complete: true }} />
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}

/** What was marked or is new in sight, each other in a line: nobody reads ten reports in ten seconds. */
function Newest({ of, since }: { of: readonly Report[]; since: string | undefined }) {
  const now = useNow()
  const isNew = ({ asOf }: Report) => since !== undefined && Date.parse(asOf) > Date.parse(since)
  const tells = (report: Report) => isNew(report) || isWorthTelling(report, now)
  const rest = of.filter((report) => !tells(report))
  return (
    <>
      <Lines of={of.filter(tells)}>{(report) => <ShortReport report={report} isNew={isNew(report)} />}</Lines>
      {rest.length > 0 && (
        <div className="results-others">
          <h3>Others</h3>
          <ul>
            {rest.map((report) => (
              <li key={report.id}>
                {report.name}:{' '}
                {report.lines[0]?.value && report.lines.length === 1
                  ? report.lines[0].value
                  : unmarkedWords(report)}{' '}
                <span className="quiet-text">{formatDate(report.when, 'Date not recorded')}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

const twoWeeks = 14 * 86_400_000

/** Marked by the laboratory, not final, or words (imaging, pathology) that are not old. */
const isWorthTelling = (report: Report, now: number): boolean =>
  markedLines(report).length > 0 ||
  report.status !== undefined ||
  (report.lines.length === 0 && !(Date.parse(report.when ?? '') < now - twoWeeks))

function ShortReport({ report, isNew }: { report: Report; isNew: boolean }) {
  const marked = markedLines(report)
  const [only] = report.lines.length === 1 ? report.lines : []
  return (
    <>
      <p className="result-head">
        <strong>{report.name}</strong>
        {isNew && <span className="badge accent">New</span>}
        {report.status && <span className="badge warning">{report.status}</span>}
        <span className="quiet-text result-when">{formatDateTime(report.when, 'Date not recorded')}</span>
      </p>
      {marked.length > 0 ? (
        <ul className="result-marks">
          {marked.slice(0, 6).map((line) => (
            <li key={line.id}>
              {line.name !== report.name && line.name} <ResultMark line={line} />
            </li>
          ))}
          {marked.length > 6 && <li className="quiet-text">and {marked.length - 6} more marked</li>}
        </ul>
      ) : only && only.value ? (
        <p>{only.value}</p>
      ) : (
        <p className="quiet-text">{unmarkedWords(report)}</p>
      )}
    </>
  )
}

/** Never "normal": that nothing was marked is all this screen knows. */
function unmarkedWords({ lines, conclusion, attachments }: Report): string {
  if (lines.length > 0) return `${lines.length} results, none marked`
  if (conclusion) return conclusion.length > 160 ? 'Text report: open Results to read it' : conclusion
  return attachments.length > 0 ? 'Attached report' : 'No results in it'
}
