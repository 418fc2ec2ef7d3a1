import { Link } from 'react-router'

import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { formatDate } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'

import { ClockCell } from './ClockCell.tsx'
import { type Waiting, wordsOfState } from './model.ts'

/** One referral, one row; it opens that referral in the patient's chart. */
type Props = { row: Waiting; place: number; today: string }

export function WaitingRow({ row, place, today }: Props) {
  const { id, patientId, patient, what, specialty, list, priority, source } = row
  const name = patient?.name ?? 'Name not sent with the referral'
  return (
    <tr aria-rowindex={place}>
      <th scope="row">
        {patientId ? (
          <Link className="row-link" to={deepPaths.chartEntry(patientId, 'referrals', id)}>
            {name}
          </Link>
        ) : (
          name
        )}
        {patient && (
          <span className="second-line">
            <span className="nowrap">Born {bornText(patient)}</span>{' '}
            <span className="nowrap">NHS No. {nhsNumberText(patient.nhsNumber)}</span>
          </span>
        )}
      </th>
      <td data-label="For">
        {what}
        <span className="second-line">
          {[specialty ?? 'Specialty not recorded', list].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td data-label="Priority">
        {priority ?? 'Not recorded'}
        {source && <span className="second-line">{source}</span>}
      </td>
      <td data-label="RTT clock">
        <ClockCell clock={row.clock} today={today} />
      </td>
      <td data-label="Next">
        <Next row={row} />
      </td>
    </tr>
  )
}

/** What is to happen with it, the nearest first. */
function Next({ row }: { row: Waiting }) {
  const { state, toComeIn, planned, suspensions, removal, offers } = row
  const last = offers.at(-1)
  switch (state) {
    case 'to triage':
      return <span className="badge accent">To triage</span>
    case 'suspended': {
      const until = suspensions.at(-1)?.until
      return (
        <>
          <span className="badge warning">Suspended</span>
          <span className="second-line">{until ? `Until ${formatDate(until)}` : 'No end set'}</span>
        </>
      )
    }
    case 'off the list':
      return (
        <>
          <span className="badge">Off the list</span>
          {removal && <span className="second-line">{removal.reason}</span>}
        </>
      )
    case 'waiting':
      return (
        <>
          {toComeIn ? (
            <strong>
              To come in <span className="nowrap">{formatDate(toComeIn)}</span>
            </strong>
          ) : planned ? (
            `Planned ${formatDate(planned)}`
          ) : (
            <span className="quiet-text">No date</span>
          )}
          {!toComeIn && last && (
            <span className="second-line">
              {last.answer === 'declined' ? 'Declined' : 'Offered'} {formatDate(last.date)}
            </span>
          )}
        </>
      )
    case 'not known':
      return wordsOfState(state)
  }
}
