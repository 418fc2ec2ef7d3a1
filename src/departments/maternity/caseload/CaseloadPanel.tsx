import '#ui/table.css'

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { type ContactState, scheduleOf } from '#departments/maternity/antenatal/schedule.ts'
import { gestationDays, gestationText } from '#departments/maternity/pregnancy/gestation.ts'
import { type Case, caseload } from '#departments/maternity/pregnancy/queries.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

/** Who is due first, with what is due or was missed of each. */
export default function CaseloadPanel() {
  const query = useQuery(caseload(useSession().post.orgCode))
  const today = londonDate(new Date(useNow()))
  return (
    <Panel title="Pregnancies under way" {...(query.data ? { note: String(query.data.cases.length) } : {})}>
      <Loaded query={query} what="pregnancies under way">
        {({ cases, withheld }) => (
          <>
            {cases.length === 0 && <p>No pregnancy is under way.</p>}
            {cases.length > 0 && (
              <TableScroll label="Pregnancies under way">
                <table className="table" aria-label="Pregnancies under way">
                  <thead>
                    <tr>
                      <th scope="col">Patient</th>
                      <th scope="col">Gestation</th>
                      <th scope="col">Due date</th>
                      <th scope="col">Missed</th>
                      <th scope="col">Due now</th>
                    </tr>
                  </thead>
                  <tbody>
                    {cases.toSorted(byDueDate).map((one) => (
                      <Row key={one.pregnancy.episode.id} of={one} today={today} />
                    ))}
                  </tbody>
                </table>
              </TableScroll>
            )}
            {withheld > 0 && <p className="quiet-text">{withheld} entries are withheld: restricted.</p>}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

/** Without a due date last: nobody knows. */
const byDueDate = (one: Case, other: Case) =>
  (one.pregnancy.estimates[0]?.edd ?? '9').localeCompare(other.pregnancy.estimates[0]?.edd ?? '9')

function Row({ of: { patientId, patient, pregnancy }, today }: { of: Case; today: string }) {
  const edd = pregnancy.estimates[0]?.edd
  const days = edd === undefined ? undefined : gestationDays(edd, today)
  const states =
    edd === undefined || days === undefined
      ? []
      : scheduleOf(edd, days, pregnancy.contacts, pregnancy.firstBaby)
  const named = (state: ContactState['state']) =>
    states.filter((one) => one.state === state).map(({ contact }) => contact.words)
  const [missed, due] = [named('missed'), named('due')]
  return (
    <tr>
      <th scope="row">
        {patientId ? (
          <Link to={paths.chartAt(patientId, 'maternity')}>{patient?.name ?? 'Name not sent'}</Link>
        ) : (
          'Patient not named'
        )}
        {patient && (
          <span className="second-line">
            Born {bornText(patient)} · NHS No. {nhsNumberText(patient.nhsNumber)}
          </span>
        )}
      </th>
      <td className="nowrap">{days === undefined ? 'Not known' : gestationText(days)}</td>
      <td className="nowrap">{edd ? formatDate(edd) : 'Not recorded'}</td>
      <td>{missed.length > 0 ? <span className="badge danger">{missed.join(', ')}</span> : 'None'}</td>
      <td>{due.length > 0 ? due.join(', ') : 'None'}</td>
    </tr>
  )
}
