import '#clinical/results/report.css'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import {
  type Acknowledgement,
  acknowledgementList,
  type Standing,
  standingOf,
} from '#clinical/results/acknowledgement.ts'
import { type Earlier, earlierIn } from '#clinical/results/earlier.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import type { Report } from '#clinical/results/report.ts'
import { ReportView } from '#clinical/results/ReportView.tsx'
import { ResultTable } from '#clinical/results/ResultTable.tsx'
import { antibiogramOf } from '#clinical/results/antibiogram.ts'
import { StandingLine } from '#clinical/results/StandingLine.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { AboutResult } from './AboutResult.tsx'
import { newestResults, together } from '#clinical/results/newest-results.ts'

const count = 50

type Props = {
  patientId: string
  /** What the reader may do about all of them */
  all?: ReactNode
  /** What the reader may do about a report */
  actions?: (report: Report, standing: Standing) => ReactNode
}

/** Reports in full with who answers for each, and laboratory values that came without one. */
export function ResultsSection({ patientId, all, actions }: Props) {
  const query = useQuery(newestResults(patientId, count))
  const said = useQuery(acknowledgementList(patientId))
  return (
    <Panel title="Results" action={all}>
      {said.data ? null : (
        <Loaded query={said} what="who has acknowledged these results">
          {() => null}
        </Loaded>
      )}
      <Loaded query={query} what="results">
        {(results) => {
          const { reports, singles } = results
          const earlier = earlierIn(together(results))
          const cultures = singles.entries.filter(({ lines }) => antibiogramOf(lines))
          const values = singles.entries.filter((one) => !cultures.includes(one))
          return (
            <>
              {reports.entries.length + singles.entries.length === 0 && <p>No results recorded</p>}
              {reports.entries.map((report) => (
                <FullReport
                  key={report.id}
                  patientId={patientId}
                  report={report}
                  earlier={earlier}
                  said={said.data?.entries}
                  {...(actions ? { actions } : {})}
                />
              ))}
              <ListNotes of={reports} />
              {cultures.map((culture) => (
                <FullReport
                  key={culture.id}
                  patientId={patientId}
                  report={culture}
                  earlier={earlier}
                  said={undefined}
                />
              ))}
              {values.length > 0 && (
                <div className="report">
                  <h3>Values without a report</h3>
                  <p className="second-line">
                    Nobody is asked to acknowledge these: they belong to no report.
                  </p>
                  <ResultTable
                    caption="Values without a report"
                    lines={values.flatMap(({ lines }) => lines)}
                    earlier={earlier}
                    dated
                    about={({ id, name }) => (
                      <AboutResult patientId={patientId} result={{ id, name, isReport: false }} />
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
          )
        }}
      </Loaded>
    </Panel>
  )
}

type ReportProps = Pick<Props, 'patientId' | 'actions'> & {
  report: Report
  earlier: Earlier
  /** Undefined: not known yet, or not to be had; never taken for "nobody" */
  said: Acknowledgement[] | undefined
}

function FullReport({ patientId, report, earlier, said, actions }: ReportProps) {
  const standing = said && standingOf(report, said)
  return (
    <article className="report" aria-label={report.name}>
      <h3 className="result-head">
        {report.name}
        {report.status && <span className="badge warning">{report.status}</span>}
        <span className="quiet-text result-when">{formatDateTime(report.when, 'Date not recorded')}</span>
        <AboutResult patientId={patientId} result={report} />
      </h3>
      {standing && (
        <div className="report-standing">
          <StandingLine standing={standing} />
          {actions?.(report, standing)}
        </div>
      )}
      <ReportView report={report} earlier={earlier} />
    </article>
  )
}
