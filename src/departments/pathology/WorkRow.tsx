import { Link } from 'react-router'

import { priorityWords } from '#clinical/care/order.ts'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'

import { ClockBadge } from './ClockBadge.tsx'
import { clockOf, type Work } from './model.ts'
import { disciplineWords, isUrgent } from './rules.ts'

/** One request, one row. */
export function WorkRow({ work, now }: { work: Work; now: number }) {
  const { patientId, patient, place, what, request, number, stage, why, discipline, requester } = work
  return (
    <tr>
      <th scope="row">
        <Link to={paths.chart(patientId, 'results')}>
          {patient?.name ?? 'Name not sent with the request'}
        </Link>
        {patient && (
          <span className="second-line">
            <span className="nowrap">Born {bornText(patient)}</span>{' '}
            <span className="nowrap">NHS No. {nhsNumberText(patient.nhsNumber)}</span>
          </span>
        )}
        {place && <span className="second-line">{place}</span>}
      </th>
      <td>
        {what}{' '}
        {isUrgent(request.priority) && (
          <span className="badge warning">{priorityWords(request.priority)}</span>
        )}
        <span className="second-line">
          {discipline ? disciplineWords[discipline] : 'Discipline not known'}
          {number && ` · ${number}`}
        </span>
        <span className="second-line">
          Asked {formatDateTime(request.authoredOn)}
          {requester && ` by ${requester}`}
        </span>
      </td>
      <td>
        <span className={stage === 'rejected' ? 'badge danger' : 'badge accent'}>
          {stage.charAt(0).toUpperCase() + stage.slice(1)}
        </span>
        {why && <span className="second-line">{why}</span>}
      </td>
      <td>
        <ClockBadge clock={clockOf(work, now)} />
      </td>
      <td>
        <Link to={paths.chart(patientId, 'orders')}>Orders</Link>
      </td>
    </tr>
  )
}
