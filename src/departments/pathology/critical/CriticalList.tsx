import '#ui/table.css'
import '#ui/table-cards.css'

import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useSearchParams } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useSession } from '#auth/session.ts'
import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { hasTaken } from '#clinical/results/acknowledgement.ts'
import { isOverdue } from '#clinical/results/owed-result.ts'
import { StandingLine } from '#clinical/results/StandingLine.tsx'
import { Choice } from '#departments/pathology/work/Choice.tsx'
import { daysBack, toFilter, withChoice } from '#departments/pathology/work/filter.ts'
import { places } from '#departments/pathology/work/places.ts'
import { telephoneRules } from '#departments/pathology/work/rules.ts'
import { useLiveWork } from '#departments/pathology/work/use-live-work.ts'
import { formatDateTime, formatDuration } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { CallWords } from './CallWords.tsx'
import { criticalResults, type Criticals } from './critical-queries.ts'
import { type Critical, isLate, isTold } from './telephone.ts'

const shows = [
  { value: '', label: 'Nobody told, or nobody answers for it' },
  { value: 'told-nobody', label: 'Nobody told yet' },
  { value: 'unacknowledged', label: 'Told, not acknowledged' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'all', label: 'All' },
]

/** Critical results: who was told by telephone, and whether anybody answers for them (domain facts §6.1.4, §6.1.6). */
export default function CriticalList() {
  const [params] = useSearchParams()
  const { post } = useSession()
  const { of } = toFilter(params)
  const days = daysBack(params)
  const query = useQuery(criticalResults(of === 'all' ? undefined : post.orgCode, days))
  const { live } = useLiveWork(
    query,
    (query.data?.results ?? []).map(({ patientId }) => patientId),
  )
  return (
    <Panel title="Critical results" note={query.data && live ? 'Live' : undefined}>
      <div className="stack">
        <div className="lab-filters" role="group" aria-label="Filters">
          <Choice name="show" label="Show" value={params.get('show') ?? ''} options={shows} />
          <Choice
            name="of"
            label="Patients of"
            value={of}
            options={[
              { value: 'ours', label: post.orgName },
              { value: 'all', label: 'The whole region' },
            ]}
          />
        </div>
        <Loaded query={query} what="critical results">
          {(found) => <Rows found={found} show={params.get('show') ?? ''} />}
        </Loaded>
        <p className="quiet-text">
          Reports of the last {days} days with a value the laboratory marked as critical, and however old
          those reported or imported here that nobody was told of.{' '}
          <Link to={withChoice(params, 'back', String(days * 4))}>Look further back</Link>. To be told within{' '}
          {formatDuration(telephoneRules.inpatient)} in hospital, {formatDuration(telephoneRules.others)}{' '}
          elsewhere ({telephoneRules.source}).
        </p>
      </div>
    </Panel>
  )
}

function isShown(one: Critical, show: string, now: number): boolean {
  const taken = hasTaken(one.standing)
  if (show === 'all') return true
  if (show === 'told-nobody') return !isTold(one)
  if (show === 'unacknowledged') return isTold(one) && !taken
  if (show === 'overdue') return isLate(one, now) || isOverdue(one, now)
  return !isTold(one) || !taken
}

function Rows({ found, show }: { found: Criticals; show: string }) {
  const now = useNow()
  const { pathname, search } = useLocation()
  const shown = found.results
    .filter((one) => isShown(one, show, now))
    .toSorted(
      (one, other) => Number(isTold(one)) - Number(isTold(other)) || (one.tellBy ?? 0) - (other.tellBy ?? 0),
    )
  useTakeInHand('Critical results', pathname + search, [...new Set(shown.map(({ patientId }) => patientId))])
  return (
    <>
      {shown.length === 0 ? (
        <p>None of these.</p>
      ) : (
        <TableScroll label="Critical results">
          <table className="table table-cards lab-table" aria-label="Critical results">
            <thead>
              <tr>
                <th scope="col">Patient</th>
                <th scope="col">Result</th>
                <th scope="col">Told</th>
                <th scope="col">Answered for</th>
                <th scope="col">Telephone</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row key={one.id} one={one} now={now} search={search} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {found.unreadable + found.withheld > 0 && (
        <p className="notice warning">
          {found.unreadable > 0 && `${found.unreadable} in a form that cannot be shown here. `}
          {found.withheld > 0 && `${found.withheld} withheld: restricted.`}
        </p>
      )}
    </>
  )
}

function Row({ one, now, search }: { one: Critical; now: number; search: string }) {
  const { patientId, patient, ward, report, marked, standing, calls, state, tellBy } = one
  const name = patient?.name ?? 'Name not sent with the report'
  const late = isLate(one, now)
  return (
    <tr>
      <th scope="row">
        <Link to={paths.chart(patientId, 'results')}>{name}</Link>
        {patient && (
          <span className="second-line">
            <span className="nowrap">Born {bornText(patient)}</span>{' '}
            <span className="nowrap">NHS No. {nhsNumberText(patient.nhsNumber)}</span>
          </span>
        )}
        <span className="second-line">{ward ?? 'Not in a bed of this record'}</span>
      </th>
      <td data-label="Result">
        {marked
          .filter(({ mark }) => mark.level === 'critical')
          .map((line) => (
            <span key={line.id} className="lab-critical">
              {line.name} <strong>{line.value}</strong>{' '}
              <span className="badge danger">{line.mark.words}</span>
            </span>
          ))}
        <span className="second-line">
          {report.name}, issued {formatDateTime(report.issued)}
        </span>
      </td>
      <td data-label="Told">
        <span className={stateLook[state]}>{stateWords[state]}</span>{' '}
        {state !== 'told' && tellBy !== undefined && (
          <span className={late ? 'badge danger' : 'badge'}>
            {late ? `Overdue ${formatDuration(now - tellBy)}` : `${formatDuration(tellBy - now)} left`}
          </span>
        )}
        {calls.at(-1) && <CallWords call={calls.at(-1)} />}
      </td>
      <td data-label="Answered for">
        <StandingLine standing={standing} />
        {isOverdue(one, now) && <span className="badge danger">Overdue</span>}
        <span className="second-line">{one.owner.who}</span>
      </td>
      <td data-label="Telephone">
        <DialogButton
          may="pathology:telephone"
          to={`${places.critical(patientId, report.id)}${search}`}
          className="button small"
          label={`Telephone: ${report.name}, ${name}`}
        >
          Telephone
        </DialogButton>
      </td>
    </tr>
  )
}

const stateWords: Record<Critical['state'], string> = {
  told: 'Told and read back',
  'not read back': 'Told, not read back',
  tried: 'Tried, nobody reached',
  'nobody told': 'Nobody told',
}
const stateLook: Record<Critical['state'], string> = {
  told: 'badge success',
  'not read back': 'badge warning',
  tried: 'badge warning',
  'nobody told': 'badge danger',
}
