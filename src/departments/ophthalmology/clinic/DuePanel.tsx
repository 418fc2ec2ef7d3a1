import '#ui/table.css'

import { useQuery } from '@tanstack/react-query'
import type { Patient, ServiceRequest } from 'fhir/r4'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { bornText, nhsNumberText, toIdentity } from '#clinical/patient/patient.ts'
import { eyeOf, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { dueInjections } from '#departments/ophthalmology/eye/queries.ts'
import { afterWeeks } from '#departments/ophthalmology/treatment/treating.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

/** Injections due within four weeks, and those that are overdue, the longest first. */
export default function DuePanel() {
  const { orgCode } = useSession().post
  const today = londonDate(new Date(useNow()))
  const query = useQuery(dueInjections(orgCode, afterWeeks(today, 4)))
  return (
    <Panel title="Injections due" note="Overdue, and within four weeks">
      <Loaded query={query} what="the injections that are due">
        {({ due, people, withheld }) => (
          <>
            {due.length === 0 && <p>No injection is due.</p>}
            {due.length > 0 && (
              <TableScroll label="Injections due">
                <table className="table" aria-label="Injections due">
                  <thead>
                    <tr>
                      <th scope="col">Patient</th>
                      <th scope="col">Eye</th>
                      <th scope="col">What</th>
                      <th scope="col">Due</th>
                    </tr>
                  </thead>
                  <tbody>
                    {due.map((one) => (
                      <DueRow
                        key={one.id}
                        due={one}
                        patient={people.find(
                          (person): person is Stored<Patient> =>
                            person.resourceType === 'Patient' &&
                            person.id === referenceId(one.subject, 'Patient'),
                        )}
                        today={today}
                      />
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

type RowProps = { due: ServiceRequest; patient: Stored<Patient> | undefined; today: string }

function DueRow({ due, patient, today }: RowProps) {
  const identity = patient && toIdentity(patient)
  const eye = eyeOf(due.bodySite, due)
  const overdue = (due.occurrenceDateTime ?? today) < today
  return (
    <tr>
      <th scope="row">
        {identity ? (
          <Link to={paths.chartAt(identity.id, 'ophthalmology')}>{identity.name}</Link>
        ) : (
          'Name not sent with it'
        )}
        {identity && (
          <span className="second-line">
            Born {bornText(identity)} · NHS No. {nhsNumberText(identity.nhsNumber)}
          </span>
        )}
      </th>
      <td>{eye ? eyeWords[eye] : 'Eye not recorded'}</td>
      <td>{textOf(due.code, 'Injection')}</td>
      <td className="nowrap">
        {formatDate(due.occurrenceDateTime)} {overdue && <span className="badge danger">Overdue</span>}
      </td>
    </tr>
  )
}
