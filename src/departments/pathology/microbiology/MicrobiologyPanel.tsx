import './microbiology.css'

import { useQueries } from '@tanstack/react-query'
import { Link } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { alertList } from '#clinical/care/alert.ts'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { Susceptibilities } from '#clinical/results/Susceptibilities.tsx'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type Culture, isolatesOf, proposedAlerts } from './isolates.ts'
import { microbiologyPolicy } from './policy.ts'
import { culturesOf } from './queries.ts'

/** What has grown over time, and what acted on it. */
export default function MicrobiologyPanel({ patientId }: { patientId: string }) {
  const [cultures, policy, alerts] = useQueries({
    queries: [culturesOf(patientId), microbiologyPolicy(), alertList(patientId)],
  })
  return (
    <Panel title="Microbiology">
      <Loaded query={cultures} what="microbiology">
        {({ cultures: all, complete, looked, withheld }) => {
          const isolates = isolatesOf(all)
          return (
            <div className="stack">
              {policy.data && alerts.data && (
                <Proposals
                  patientId={patientId}
                  of={proposedAlerts(
                    all,
                    policy.data,
                    alerts.data.entries.map(({ words }) => words),
                  )}
                />
              )}
              {(policy.error ?? alerts.error) && (
                <p className="notice warning" role="alert">
                  Could not look for alert organisms: {(policy.error ?? alerts.error)?.message}
                </p>
              )}
              {policy.data === null && (
                <p className="quiet-text">
                  The record holds no policy of microbiology: no organism is looked at for precautions.
                </p>
              )}
              {all.length === 0 ? (
                <p>No report of microbiology{complete ? '' : ` among the newest ${looked} reports`}</p>
              ) : (
                <CultureLines of={all} patientId={patientId} />
              )}
              {isolates && <Susceptibilities of={isolates} />}
              {!complete && all.length > 0 && (
                <p className="quiet-text">From the newest {looked} reports; the record holds more.</p>
              )}
              <Withheld count={withheld} one="report" many="reports" />
            </div>
          )
        }}
      </Loaded>
    </Panel>
  )
}

type ProposalsProps = { patientId: string; of: ReturnType<typeof proposedAlerts> }

/** An alert organism without an alert: somebody decides, nothing is flagged by itself. */
const Proposals = ({ patientId, of }: ProposalsProps) =>
  of.map(({ organismId, name, when, alert }) => (
    <div key={organismId} className="notice warning proposal">
      <span>
        <strong>Alert organism: {name}</strong>, sample of {formatDate(when)}: {alert.precautions}. No
        infection control alert says so.
      </span>
      <DialogButton
        may="pathology:alert"
        to={`${paths.chartAt(patientId, 'pathology')}/infection-alert/${encodeURIComponent(organismId)}`}
        className="button small"
        label={`Record alert: ${alert.words}`}
      >
        Record alert
      </DialogButton>
    </div>
  ))

const CultureLines = ({ of, patientId }: { of: readonly Culture[]; patientId: string }) => (
  <ul className="culture-lines" aria-label="Cultures">
    {of.map(({ report, organisms }) => (
      <li key={report.id}>
        <Link to={paths.chart(patientId, 'results')}>{report.name}</Link>{' '}
        <span className="quiet-text">
          {formatDateTime(report.when, 'date not recorded')}
          {report.specimens.length > 0 && ` · ${report.specimens.join('; ')}`}
        </span>{' '}
        {report.status && <span className="badge warning">{report.status}</span>}
        <span className="second-line">
          {grownWords(report.lines, organisms) || report.conclusion || 'See the report'}
        </span>
      </li>
    ))}
  </ul>
)

function grownWords(lines: Culture['report']['lines'], organisms: Culture['organisms']): string {
  const said = lines.flatMap(({ name, value }) => (value ? [`${name}: ${value}`] : []))
  return [...said, ...organisms.map(({ name }) => name)].join('; ')
}
