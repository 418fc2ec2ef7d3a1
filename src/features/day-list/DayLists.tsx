import '#ui/table.css'
import '#ui/table-cards.css'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { placeText } from '#clinical/care/encounter.ts'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { formatDate, formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import type { DayLists as Lists, DeskStay } from './model.ts'
import { dayLists } from './queries.ts'

type Props = {
  /** What is done about it in one step */
  action: (list: Kind, stay: DeskStay) => ReactNode
}
type Kind = keyof Omit<Lists, 'withheld'>

const kinds: { kind: Kind; title: string; none: string; why: string; of: (stay: DeskStay) => string }[] = [
  {
    kind: 'expected',
    title: 'Arrivals expected',
    none: 'Nobody is expected today.',
    why: 'Expected',
    of: ({ visit }) => formatDateTime(visit.start),
  },
  {
    kind: 'leaving',
    title: 'Discharges to finish',
    none: 'Nobody is due to leave.',
    why: 'Expected discharge',
    of: ({ visit }) => formatDate(visit.expectedDischarge),
  },
  {
    kind: 'toComplete',
    title: 'Admissions to complete',
    none: 'Every admission is complete.',
    why: 'Missing',
    of: ({ missing }) => missing.join(', '),
  },
  {
    kind: 'details',
    title: 'Patient details to complete',
    none: 'Every inpatient has a verified NHS number and a GP practice.',
    why: 'Missing',
    of: ({ missing }) => missing.join(', '),
  },
]

/** What the desk has to do today, each list with its own count; one step mends each line. */
export function DayLists({ action }: Props) {
  const query = useQuery(dayLists(useSession().post.orgCode))
  return (
    <Loaded query={query} what="the work of the day">
      {(lists) => (
        <div className="stack">
          {lists.withheld > 0 && (
            <p className="notice warning">
              {lists.withheld === 1 ? 'One stay is' : `${lists.withheld} stays are`} of patients whose records
              are very restricted, and not listed.
            </p>
          )}
          {kinds.map(({ kind, title, none, why, of }) => (
            <Panel key={kind} title={title} note={String(lists[kind].length)}>
              {lists[kind].length === 0 ? (
                <p className="quiet-text">{none}</p>
              ) : (
                <TableScroll label={title}>
                  <table className="table table-cards" aria-label={title}>
                    <thead>
                      <tr>
                        <th scope="col">Patient</th>
                        <th scope="col">Ward and bed</th>
                        <th scope="col">{why}</th>
                        <th scope="col">
                          <span className="visually-hidden">Action</span>
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {lists[kind].map((stay) => (
                        <tr key={stay.visit.id}>
                          <th scope="row">
                            <Link to={paths.chart(stay.patient.id, 'summary')}>{stay.patient.name}</Link>
                            <BornLine patient={stay.patient} />
                          </th>
                          <td data-label="Ward and bed">{placeText(stay.visit) ?? 'Not recorded'}</td>
                          <td data-label={why}>{of(stay)}</td>
                          <td className="nowrap">{action(kind, stay)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </TableScroll>
              )}
            </Panel>
          ))}
        </div>
      )}
    </Loaded>
  )
}
