import '#ui/table.css'

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useSession } from '#auth/session.ts'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { toFilter } from './filter.ts'
import type { Waiting } from './model.ts'
import { type Asked, firstWaiting, waitingCount } from './queries.ts'

const most = 50
const toTriage = 'state=draft&sort=received'

/** Referrals nobody has decided on, the oldest first; the rest of a long list stands in the waiting list. */
export function TriagePanel() {
  const { orgCode } = useSession().post
  const today = londonDate(new Date(useNow()))
  const asked: Asked = { filter: toFilter(new URLSearchParams(toTriage)), orgCode, today }
  const query = useQuery({ ...firstWaiting(asked, most), refetchInterval: 5 * 60_000 })
  const { data: all } = useQuery(waitingCount(asked))
  return (
    <Panel title="Referrals to triage" note={all?.toLocaleString('en-GB')}>
      <Loaded query={query} what="the referrals to triage">
        {({ rows, withheld, complete }) => (
          <>
            {rows.length + withheld === 0 ? (
              <p className="quiet-text">Every referral has been triaged.</p>
            ) : (
              <Rows rows={rows} />
            )}
            {withheld > 0 && (
              <p className="quiet-text">
                {withheld === 1 ? '1 of them is' : `${withheld} of them are`} withheld: restricted.
              </p>
            )}
            {!complete && (
              <p>
                The first {most}.{' '}
                <Link to={`${deepPaths.waitingList()}?${toTriage}`}>All referrals to triage</Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

const Rows = ({ rows }: { rows: readonly Waiting[] }) => (
  <TableScroll label="Referrals to triage">
    <table className="table" aria-label="Referrals to triage">
      <thead>
        <tr>
          <th scope="col">Patient</th>
          <th scope="col">Referred for</th>
          <th scope="col">Priority</th>
          <th scope="col">Received</th>
          <th scope="col">
            <span className="visually-hidden">Action</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  </TableScroll>
)

function Row({
  row: { id, patientId, patient, what, specialty, priority, source, received },
}: {
  row: Waiting
}) {
  const name = patient?.name ?? 'Name not sent with the referral'
  return (
    <tr>
      <th scope="row">
        {patientId ? <Link to={deepPaths.chartEntry(patientId, 'referrals', id)}>{name}</Link> : name}
        {patient && <BornLine patient={patient} />}
      </th>
      <td>
        {what}
        <span className="second-line">
          {[specialty ?? 'Specialty not recorded', source].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td>{priority ?? 'Not recorded'}</td>
      <td className="nowrap">{formatDate(received, 'Not recorded')}</td>
      <td className="nowrap">
        {patientId && (
          <DialogButton
            may="appointment.book"
            to={deepPaths.changeReferral(patientId, id, 'triage')}
            className="button small"
            label={`Triage: ${name}`}
          >
            Triage
          </DialogButton>
        )}
      </td>
    </tr>
  )
}
