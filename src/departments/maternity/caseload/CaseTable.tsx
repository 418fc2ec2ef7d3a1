import '#ui/table.css'
import '#ui/table-cards.css'

import { Link } from 'react-router'

import { gestationText } from '#clinical/care/gestation.ts'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { formatDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { TableScroll } from '#ui/TableScroll.tsx'

import type { Case } from './cases.ts'
import { antiDIn, contactsIn, daysOf } from './lists.ts'

type Row = Case & { waiting?: string[]; time?: string }

type Props = { label: string; rows: readonly Row[]; today: string }

/** Pregnancies, a row each: how far, and what is due. Where it is a list of who waits for something, for what. */
export function CaseTable({ label, rows, today }: Props) {
  const waits = rows.some(({ waiting = [] }) => waiting.length > 0)
  const timed = rows.some(({ time }) => time !== undefined)
  return (
    <TableScroll label={label}>
      <table className="table table-cards" aria-label={label}>
        <thead>
          <tr>
            {timed && <th scope="col">Time</th>}
            <th scope="col">Patient</th>
            <th scope="col">Gestation</th>
            <th scope="col">Due date</th>
            {waits ? (
              <th scope="col">Waits for</th>
            ) : (
              <>
                <th scope="col">Missed</th>
                <th scope="col">Due now</th>
              </>
            )}
            <th scope="col">Named midwife</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.pregnancy.episode.id} ${row.time ?? ''}`}>
              {timed && <td data-label="Time">{row.time}</td>}
              <th scope="row">
                <Link to={paths.chartAt(row.patientId, 'maternity')}>
                  {row.patient?.name ?? 'Name not sent'}
                </Link>
                {row.patient && <BornLine patient={row.patient} />}
              </th>
              <Dates row={row} today={today} />
              {waits ? (
                <td data-label="Waits for">{row.waiting?.join(', ')}</td>
              ) : (
                <Due row={row} today={today} />
              )}
              <td data-label="Named midwife">{row.pregnancy.midwife?.name ?? 'Not recorded'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function Dates({ row, today }: { row: Row; today: string }) {
  const days = daysOf(row, today)
  return (
    <>
      <td className="nowrap" data-label="Gestation">
        {row.pregnancy.born
          ? `Born ${formatDate(row.pregnancy.born)}`
          : days === undefined
            ? 'Not known'
            : gestationText(days)}
      </td>
      <td className="nowrap" data-label="Due date">
        {formatDate(row.pregnancy.estimates[0]?.edd)}
      </td>
    </>
  )
}

function Due({ row, today }: { row: Row; today: string }) {
  const antiD = antiDIn(row, today)
  const named = (state: 'missed' | 'due') => [
    ...contactsIn(row, today, state).map(({ contact }) => contact.words),
    ...antiD.filter((one) => one.state === state).map(({ words }) => `anti-D (${words})`),
  ]
  const [missed, due] = [named('missed'), named('due')]
  return (
    <>
      <td data-label="Missed">
        {missed.length > 0 ? <span className="badge danger">{missed.join(', ')}</span> : 'None'}
      </td>
      <td data-label="Due now">{due.length > 0 ? due.join(', ') : 'None'}</td>
    </>
  )
}
