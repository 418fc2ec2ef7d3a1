import '#ui/table.css'
import '#ui/table-cards.css'

import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { formatDateTime, formatDuration, instantOf } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { Acts } from './Acts.tsx'
import { worklist } from './queries.ts'
import { countAt, type Row, rowsAt, stepIn, waitingSteps } from './rows.ts'
import { stepWords } from './steps.ts'
import { useRadiologyLive } from './use-radiology-live.ts'

const base = paths.department('radiology')

/** One step at a time; the step stands in the address. */
export function Worklist() {
  const { orgCode } = useSession().post
  const [params] = useSearchParams()
  const step = stepIn(params)
  const query = useQuery(worklist(orgCode))
  const examinations = query.data?.examinations ?? []
  useRadiologyLive(orgCode, query)
  return (
    <div className="stack">
      <nav aria-label="Step" className="buttons view-links">
        {waitingSteps.map((one) => (
          <Link
            key={one}
            to={`${base}?step=${one}`}
            className="button"
            aria-current={one === step ? 'page' : undefined}
          >
            {stepWords[one]}
            {query.data && ` (${countAt(one, examinations)})`}
          </Link>
        ))}
      </nav>
      <Loaded query={query} what="what waits in Radiology">
        {({ examinations: all, people, withheld }) => (
          <>
            <Rows rows={rowsAt(step, all, people)} title={stepWords[step]} search={`?step=${step}`} />
            <Withheld count={withheld} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Rows({ rows, title, search }: { rows: Row[]; title: string; search: string }) {
  const now = useNow()
  useTakeInHand(
    `Radiology: ${title.toLowerCase()}`,
    base + search,
    rows.flatMap(({ patientId }) => patientId ?? []),
  )
  if (rows.length === 0) return <p>Nothing waits at this step.</p>
  return (
    <TableScroll label={title}>
      <table className="table table-cards" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">Patient</th>
            <th scope="col">Examination</th>
            <th scope="col">Priority</th>
            <th scope="col">Asked for</th>
            <th scope="col">Time and place</th>
            <th scope="col">Next</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.examination.request.id}>
              <th scope="row">
                {row.patientId ? (
                  <Link to={paths.chartAt(row.patientId, 'radiology')}>
                    {row.patient?.name ?? 'Name not sent'}
                  </Link>
                ) : (
                  'Patient not named'
                )}
                {row.patient && <BornLine patient={row.patient} />}
              </th>
              <td data-label="Examination">
                {row.what}
                {row.why && <span className="second-line">{row.why}</span>}
              </td>
              <td data-label="Priority">
                {row.priority ? <span className="badge warning">{row.priority}</span> : 'Routine'}
              </td>
              <td data-label="Asked for">
                {formatDateTime(row.asked)}
                <Waiting since={instantOf(row.asked)} now={now} />
              </td>
              <td data-label="Time and place">
                {row.planned ? formatDateTime(row.planned.start) : 'None yet'}
                {row.planned?.place && <span className="second-line">{row.planned.place}</span>}
              </td>
              <td>
                {row.patientId && (
                  <Acts
                    examination={row.examination}
                    patientId={row.patientId}
                    base={{ path: base, search }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

const Waiting = ({ since, now }: { since: number | undefined; now: number }) =>
  since === undefined ? null : (
    <span className="second-line">{formatDuration(Math.max(0, now - since))} ago</span>
  )
