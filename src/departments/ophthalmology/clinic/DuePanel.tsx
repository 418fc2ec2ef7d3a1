import '#ui/table.css'
import '#ui/table-cards.css'

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { lateWords } from '#departments/ophthalmology/treatment/interval.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { type DueInjection, dueInjections } from './due-injections.ts'

/** Injections due within four weeks, and those that are overdue, the longest first. */
export default function DuePanel() {
  const { orgCode } = useSession().post
  const today = londonDate(new Date(useNow()))
  const query = useQuery(dueInjections(orgCode, today))
  return (
    <Panel title="Injections due" note="Overdue, and within four weeks">
      <Loaded query={query} what="the injections that are due">
        {({ due, withheld }) => (
          <>
            {due.length === 0 && <p>No injection is due.</p>}
            {due.length > 0 && (
              <TableScroll label="Injections due">
                <table className="table table-cards" aria-label="Injections due">
                  <thead>
                    <tr>
                      <th scope="col">Patient</th>
                      <th scope="col">Eye</th>
                      <th scope="col">What</th>
                      <th scope="col">Due</th>
                      <th scope="col">Last injection</th>
                    </tr>
                  </thead>
                  <tbody>
                    {due.map((one) => (
                      <DueRow key={one.id} due={one} />
                    ))}
                  </tbody>
                </table>
              </TableScroll>
            )}
            {withheld > 0 && <p className="quiet-text">{withheld} are withheld: restricted.</p>}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function DueRow({ due }: { due: DueInjection }) {
  const { patient, eye, what, on, late, sinceLast, missed } = due
  return (
    <tr>
      <th scope="row">
        {patient ? (
          <Link to={`${paths.chartAt(patient.id, 'ophthalmology')}?view=injections`}>{patient.name}</Link>
        ) : (
          'Name not sent with it'
        )}
        {patient && <BornLine patient={patient} />}
      </th>
      <td data-label="Eye">{eye ? eyeWords[eye] : 'Eye not recorded'}</td>
      <td data-label="What">{what}</td>
      <td data-label="Due">
        <span className="nowrap">{formatDate(on)}</span>{' '}
        {late > 0 && <span className="badge danger">Overdue {lateWords(late)}</span>}
      </td>
      <td data-label="Last injection">
        {sinceLast === undefined ? 'None recorded' : `${sinceLast} weeks ago`}
        {missed.map(({ id, when, reason }) => (
          <span key={id} className="second-line">
            <span className="badge warning">Missed</span> {formatDate(when)}: {reason}
          </span>
        ))}
      </td>
    </tr>
  )
}
