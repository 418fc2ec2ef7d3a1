import '#ui/table.css'
import '#ui/table-cards.css'
import './newborn.css'

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { type Born, bornLately } from './births-list.ts'
import { outstandingOf } from './outstanding.ts'

/** Every baby of the last week, with what is still to be done of each. */
export default function BirthsList() {
  const query = useQuery(bornLately(useSession().post.orgCode))
  return (
    <Panel title="Born in the last 7 days" {...(query.data ? { note: String(query.data.born.length) } : {})}>
      <Loaded query={query} what="births">
        {({ born, withheld }) => (
          <>
            {born.length === 0 && <p>Nobody was born in the last 7 days.</p>}
            {born.length > 0 && (
              <TableScroll label="Births of the last 7 days">
                <table className="table table-cards" aria-label="Births of the last 7 days">
                  <thead>
                    <tr>
                      <th scope="col">Baby</th>
                      <th scope="col">Mother</th>
                      <th scope="col">Weight</th>
                      <th scope="col">Outstanding</th>
                    </tr>
                  </thead>
                  <tbody>
                    {born.map((one) => (
                      <Row key={one.baby.id} of={one} />
                    ))}
                  </tbody>
                </table>
              </TableScroll>
            )}
            <Withheld count={withheld} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Row({ of: { baby, order, mother, newborn, notified } }: { of: Born }) {
  const outstanding = outstandingOf(baby, newborn, notified, new Date(useNow()))
  const [weight] = newborn.weights
  return (
    <tr>
      <th scope="row">
        <Link to={paths.chartAt(baby.id, 'maternity')}>{baby.name}</Link>
        {order !== undefined && !/\d/.test(baby.name) && ` (number ${order})`}
        <span className="second-line">
          Born {bornText(baby)} · NHS No. {nhsNumberText(baby.nhsNumber)}
          {baby.death && ' · died'}
        </span>
      </th>
      <td data-label="Mother">{mother ?? 'No mother named'}</td>
      <td data-label="Weight">{weight ? `${weight.text} ${weight.change?.text ?? ''}` : 'Not recorded'}</td>
      <td data-label="Outstanding">
        {outstanding.length === 0 && 'Nothing now'}
        <span className="outstanding">
          {outstanding.map(({ words, urgent }) => (
            <span key={words} className={urgent ? 'badge danger' : 'badge'}>
              {words}
            </span>
          ))}
        </span>
      </td>
    </tr>
  )
}
