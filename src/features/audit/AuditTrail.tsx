import '#ui/table.css'
import './audit.css'

import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'

import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import type { Access } from './model.ts'
import { mostShown, newestAccesses } from './queries.ts'

export function AuditTrail() {
  const query = useQuery(newestAccesses())
  const note = query.data && (query.data.complete ? 'all of them' : `showing the newest ${mostShown}`)
  const again = (
    <button type="button" className="button" disabled={query.isFetching} onClick={() => void query.refetch()}>
      Show the newest
    </button>
  )
  return (
    <Panel title="Accesses" note={note} action={again}>
      <Loaded query={query} what="the audit trail">
        {({ accesses }) => (accesses.length > 0 ? <Accesses accesses={accesses} /> : <p>Nothing yet.</p>)}
      </Loaded>
    </Panel>
  )
}

const Accesses = ({ accesses }: { accesses: Access[] }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
  <div className="table-scroll" role="region" aria-label="Accesses, scrolls sideways" tabIndex={0}>
    <table className="table audit-table" aria-label="Accesses">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Patients, NHS No.</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {accesses.map(
          ({ id, when, who, organisation, what, criteria, patients, emergency, outcome, refused }) => (
            <tr key={id}>
              <td className="nowrap">{when}</td>
              <th scope="row">
                {who}
                {organisation && <span className="second-line">{organisation}</span>}
              </th>
              <td>
                {what}
                {criteria && <span className="second-line">{criteria}</span>}{' '}
                {emergency && <span className="badge danger">Emergency access</span>}
              </td>
              <td>
                {patients.length === 0 && 'None'}
                {patients.slice(0, 3).map((number, index) => (
                  <Fragment key={`${index} ${number}`}>
                    {index > 0 && ', '}
                    <span className="nowrap">{number}</span>
                  </Fragment>
                ))}
                {patients.length > 3 && <span className="second-line">and {patients.length - 3} more</span>}
              </td>
              <td>{refused ? <span className="badge warning">{outcome}</span> : outcome}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  </div>
)
