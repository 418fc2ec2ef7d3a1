import '#ui/table.css'
import '#ui/table-cards.css'

import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useSearchParams } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useSession } from '#auth/session.ts'
import type { Entries } from '#clinical/entries/entries.ts'
import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { Choice } from '#departments/pathology/work/Choice.tsx'
import { ClockBadge } from '#departments/pathology/work/ClockBadge.tsx'
import { toFilter } from '#departments/pathology/work/filter.ts'
import { clockOf, type Work } from '#departments/pathology/work/model.ts'
import { places } from '#departments/pathology/work/places.ts'
import { labWork } from '#departments/pathology/work/queries.ts'
import { isUrgent, turnaroundRules } from '#departments/pathology/work/rules.ts'
import { useLiveWork } from '#departments/pathology/work/use-live-work.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { tubesFor } from './collecting.ts'
import { roundOf, wardsIn } from './round.ts'

/** Whose samples are due, ward by ward: the round of whoever takes blood. */
export default function Phlebotomy() {
  const [params] = useSearchParams()
  const { post } = useSession()
  const filter = toFilter(params)
  const query = useQuery(
    labWork({
      organisation: filter.of === 'all' ? undefined : post.orgCode,
      days: filter.days,
      done: false,
    }),
  )
  const ward = params.get('ward') ?? ''
  const { live } = useLiveWork(
    query,
    roundOf(query.data?.entries ?? [], ward).map(({ patientId }) => patientId),
  )
  return (
    <Panel title="Samples to collect" note={query.data && live ? 'Live' : undefined}>
      <div className="stack">
        <Loaded query={query} what="samples to collect">
          {(list) => <Round list={list} ward={ward} />}
        </Loaded>
        <p className="quiet-text">
          Requests of the last {filter.days} days for patients of{' '}
          {filter.of === 'all' ? 'the whole region' : post.orgName}. To be collected within{' '}
          {turnaroundRules.collected.urgent / 3_600_000} hour when urgent,{' '}
          {turnaroundRules.collected.routine / 3_600_000} hours when routine ({turnaroundRules.source}).
        </p>
      </div>
    </Panel>
  )
}

function Round({ list, ward }: { list: Entries<Work>; ward: string }) {
  const now = useNow()
  const { pathname, search } = useLocation()
  const [params] = useSearchParams()
  const round = roundOf(list.entries, ward)
  useTakeInHand(
    'Samples to collect',
    pathname + search,
    round.map(({ patientId }) => patientId),
  )
  return (
    <>
      <div className="lab-filters" role="group" aria-label="Filters">
        <Choice
          name="ward"
          label="Ward"
          value={ward}
          options={[
            { value: '', label: 'All wards' },
            ...wardsIn(list.entries).map(({ id, name, count }) => ({
              value: id,
              label: `${name} (${count})`,
            })),
          ]}
        />
        <Choice
          name="of"
          label="Patients of"
          value={params.get('of') === 'all' ? 'all' : 'ours'}
          options={[
            { value: 'ours', label: 'This organisation' },
            { value: 'all', label: 'The whole region' },
          ]}
        />
      </div>
      {round.length === 0 ? (
        <p>Nothing is to be collected here.</p>
      ) : (
        <TableScroll label="Samples to collect">
          <table className="table table-cards lab-table" aria-label="Samples to collect">
            <thead>
              <tr>
                <th scope="col">Patient</th>
                <th scope="col">Tubes, in the order of draw</th>
                <th scope="col">Due</th>
                <th scope="col">Collect</th>
              </tr>
            </thead>
            <tbody>
              {round.map((one) => (
                <RoundRow key={one.patientId} {...one} now={now} search={search} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <ListNotes of={list} />
    </>
  )
}

type RowProps = { patientId: string; works: Work[]; now: number; search: string }

function RoundRow({ patientId, works, now, search }: RowProps) {
  const [first] = works
  const name = first?.patient?.name ?? 'Name not sent with the request'
  return (
    <tr>
      <th scope="row">
        <Link to={paths.chart(patientId, 'orders')}>{name}</Link>
        {first?.patient && (
          <span className="second-line">
            <span className="nowrap">Born {bornText(first.patient)}</span>{' '}
            <span className="nowrap">NHS No. {nhsNumberText(first.patient.nhsNumber)}</span>
          </span>
        )}
        <span className="second-line">{first?.place ?? 'Not in a bed of this record'}</span>
      </th>
      <td data-label="Tubes">
        <ol className="tube-lines">
          {tubesFor(works).map((tube) => (
            <li key={tube.words}>
              {tube.words}: {tube.works.map(({ what }) => what).join(', ')}
              {tube.works.flatMap(({ id, why }) =>
                why
                  ? [
                      <span key={id} className="second-line">
                        Before this: {why}
                      </span>,
                    ]
                  : [],
              )}
            </li>
          ))}
        </ol>
      </td>
      <td data-label="Due">
        {works.some(({ request }) => isUrgent(request.priority)) && (
          <span className="badge warning">Urgent</span>
        )}{' '}
        {first && <ClockBadge clock={clockOf(first, now)} />}
      </td>
      <td data-label="Collect">
        <DialogButton
          may="pathology:collect"
          to={`${places.collect(patientId)}${search}`}
          className="button small"
          label={`Collect from ${name}`}
        >
          Collect
        </DialogButton>
      </td>
    </tr>
  )
}
