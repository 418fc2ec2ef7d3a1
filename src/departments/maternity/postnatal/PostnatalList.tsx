import '#ui/table.css'
import '#ui/table-cards.css'

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { dayOfLife } from '#departments/maternity/newborn/who.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { type ContactState, contacts as due, stateOf } from './findings.ts'
import { handedTo } from './postnatal.ts'
import { type After, afterBirth } from './postnatal-list.ts'

const isDone = ({ contacts }: After) => handedTo(contacts)?.to === 'Health visitor and GP'

/** Mothers of the last eight weeks, with the contacts that are due and were missed. */
export default function PostnatalList() {
  const query = useQuery(afterBirth(useSession().post.orgCode))
  return (
    <Panel title="After the birth" {...(query.data ? { note: String(query.data.after.length) } : {})}>
      <Loaded query={query} what="mothers after the birth">
        {({ after, withheld }) => {
          const listed = after.filter((one) => !isDone(one)).toSorted(byBirth)
          const done = after.length - listed.length
          return (
            <>
              {listed.length === 0 && <p>No mother is in postnatal care.</p>}
              {listed.length > 0 && (
                <TableScroll label="Mothers after the birth">
                  <table className="table table-cards" aria-label="Mothers after the birth">
                    <thead>
                      <tr>
                        <th scope="col">Mother</th>
                        <th scope="col">Since the birth</th>
                        <th scope="col">Missed</th>
                        <th scope="col">Due now</th>
                        <th scope="col">To look into</th>
                      </tr>
                    </thead>
                    <tbody>
                      {listed.map((one) => (
                        <Row key={one.motherId} of={one} />
                      ))}
                    </tbody>
                  </table>
                </TableScroll>
              )}
              {done > 0 && (
                <p className="quiet-text">
                  {done} more {done === 1 ? 'is' : 'are'} handed over to health visitor and GP, and not
                  listed.
                </p>
              )}
              <Withheld count={withheld} />
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}

const byBirth = (one: After, other: After) => (other.born ?? '').localeCompare(one.born ?? '')

function Row({ of: { motherId, mother, born, babies, contacts } }: { of: After }) {
  const bornOn = born && londonDate(new Date(born))
  const day = dayOfLife(bornOn, londonDate(new Date(useNow())))
  const named = (state: ContactState) =>
    day === undefined
      ? []
      : due
          .filter(
            (contact) =>
              stateOf(
                contact,
                contacts.some(({ contactId }) => contactId === contact.id),
                day,
              ) === state,
          )
          .map(({ words }) => words)
  const [missed, now] = [named('missed'), named('due')]
  const wanted = contacts[0] ? [...contacts[0].flags, ...contacts[0].asks] : []
  return (
    <tr>
      <th scope="row">
        <Link to={`${paths.chartAt(motherId, 'maternity')}?view=after`}>
          {mother?.name ?? 'Name not sent'}
        </Link>
        {mother && <BornLine patient={mother} />}
      </th>
      <td data-label="Since the birth">
        {day === undefined ? 'Not known' : `Day ${day}`}
        <span className="second-line">
          {formatDate(bornOn)}, {babies === 1 ? 'one baby' : `${babies} babies`}
        </span>
      </td>
      <td data-label="Missed">
        {missed.length > 0 ? <span className="badge danger">{missed.join(', ')}</span> : 'None'}
      </td>
      <td data-label="Due now">{now.join(', ') || 'None'}</td>
      <td data-label="To look into">
        {wanted.length > 0 ? <span className="badge warning">{wanted.join('. ')}</span> : 'Nothing recorded'}
      </td>
    </tr>
  )
}
