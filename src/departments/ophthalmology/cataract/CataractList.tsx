import '#ui/table-cards.css'
import '#ui/table.css'

import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { dayAfter } from '#clinical/booking/day.ts'
import { Withheld } from '#clinical/entries/Withheld.tsx'
import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { outcomeWindow } from '#departments/ophthalmology/surgery/outcome.ts'
import { weeksOf } from '#features/waiting-list/rtt.ts'
import { formatDate, instantOf, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { Acts } from './Acts.tsx'
import { type Listing, type Step, steps, stepWords } from './listing.ts'
import { cataractList } from './queries.ts'
import { countAt, type Row, rowsAt } from './rows.ts'
import { StepsLine } from './StepsLine.tsx'
import { useLiveCataracts } from './use-live-cataracts.ts'

const base = paths.department('ophthalmology')
/** An outcome is asked for until so many days after the operation */
const outcomeDays = 180

/** Everybody listed for cataract surgery in this organisation, by what is missing; the step stands in the address. */
export default function CataractList() {
  const { orgCode } = useSession().post
  const today = londonDate(new Date(useNow()))
  const [params] = useSearchParams()
  const step = steps.find((one) => one === params.get('step'))
  const query = useQuery(cataractList(orgCode, dayAfter(today, -outcomeDays)))
  useLiveCataracts(query)
  const listings = query.data?.listings ?? []
  const look = (to: Step | undefined, words: string, count: number) => (
    <Link
      key={words}
      to={`${base}?view=cataract${to ? `&step=${to}` : ''}`}
      className="button small"
      aria-current={step === to ? 'page' : undefined}
    >
      {words}
      {query.data && ` (${count})`}
    </Link>
  )
  return (
    <div className="stack">
      <nav aria-label="Step" className="buttons view-links">
        {look(undefined, 'All', rowsAt(undefined, listings, [], today).length)}
        {steps.map((one) => look(one, stepWords[one], countAt(one, listings)))}
      </nav>
      <Loaded query={query} what="the cataract list">
        {({ listings: all, people, withheld }) => (
          <>
            <Rows rows={rowsAt(step, all, people, today)} search={`?${params.toString()}`} />
            <Withheld count={withheld} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Rows({ rows, search }: { rows: readonly Row[]; search: string }) {
  useTakeInHand(
    'Cataract list',
    base + search,
    rows.flatMap(({ listing }) => listing.patientId ?? []),
  )
  if (rows.length === 0) return <p>Nobody waits at this step.</p>
  return (
    <TableScroll label="Cataract list">
      <table className="table table-cards" aria-label="Cataract list">
        <thead>
          <tr>
            <th scope="col">Patient</th>
            <th scope="col">Eye</th>
            <th scope="col">Waiting</th>
            <th scope="col">Steps</th>
            <th scope="col">Next</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <OneRow key={row.listing.request.id} row={row} search={search} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

/** After two to six weeks (domain facts §6.3.3). */
function OutcomeDue({ listing }: { listing: Listing }) {
  const now = useNow()
  const at = instantOf(listing.operation?.performedDateTime)
  if (at === undefined) return null
  const day = (time: number) => formatDate(londonDate(new Date(time)))
  return (
    <span className="second-line">
      Outcome from <span className="nowrap">{day(at + outcomeWindow.from)}</span>, until{' '}
      <span className="nowrap">{day(at + outcomeWindow.to)}</span>{' '}
      {now > at + outcomeWindow.to && <span className="badge warning">Overdue</span>}
    </span>
  )
}

function OneRow({ row: { listing, patient, days }, search }: { row: Row; search: string }) {
  const { patientId, eye, which, anaesthesia, complexity, request, toComeIn } = listing
  return (
    <tr>
      <th scope="row">
        {patientId ? (
          <Link to={`${paths.chartAt(patientId, 'ophthalmology')}?view=surgery`}>
            {patient?.name ?? 'Name not sent'}
          </Link>
        ) : (
          'Patient not named'
        )}
        {patient && <BornLine patient={patient} />}
      </th>
      <td data-label="Eye">
        <div>
          <strong>{eye ? eyeWords[eye] : 'Eye not recorded'}</strong>{' '}
          {request.priority === 'urgent' && <span className="badge warning">Urgent</span>}
          <span className="second-line">{[which, anaesthesia].filter(Boolean).join(' · ')}</span>
          {complexity.length > 0 && <span className="second-line">{complexity.join(' · ')}</span>}
        </div>
      </td>
      <td data-label="Waiting">
        <div>
          {days === undefined ? 'No clock' : `${weeksOf(days)} weeks`}
          {toComeIn && !listing.operation && (
            <span className="second-line">
              To come in <span className="nowrap">{formatDate(toComeIn)}</span>
            </span>
          )}
          {listing.step === 'outcome' && <OutcomeDue listing={listing} />}
        </div>
      </td>
      <td data-label="Steps">
        <StepsLine listing={listing} />
      </td>
      <td data-label="Next">
        {patientId && <Acts listing={listing} patientId={patientId} base={{ path: base, search }} />}
      </td>
    </tr>
  )
}
