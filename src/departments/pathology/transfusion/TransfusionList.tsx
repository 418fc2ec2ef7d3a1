import '#ui/table.css'
import '#ui/table-cards.css'
import './transfusion.css'

import { useQueries, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useSearchParams } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useSession } from '#auth/session.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { ClockBadge } from '#departments/pathology/work/ClockBadge.tsx'
import { inOrder, toFilter } from '#departments/pathology/work/filter.ts'
import { valuesIn } from '#departments/pathology/work/lab-task.ts'
import { clockOf, type Work } from '#departments/pathology/work/model.ts'
import { places } from '#departments/pathology/work/places.ts'
import { labWork } from '#departments/pathology/work/queries.ts'
import { useLiveWork } from '#departments/pathology/work/use-live-work.ts'
import { clockTime } from '#lib/clock.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { type Blood, recentOf } from './blood.ts'
import { isOf, recent } from './blood-group.ts'
import { transfusionPolicy, type TransfusionPolicy } from './policy.ts'
import { bloodOfMany } from './queries.ts'
import { Requirements } from './Requirements.tsx'
import { GroupBadge } from './StandingNote.tsx'
import { standingOf } from './two-samples.ts'
import { validityOf } from './validity.ts'

/** Samples of the transfusion laboratory, each with what stands in the way of blood. */
export default function TransfusionList() {
  const { post } = useSession()
  const filter = toFilter(useSearchParams()[0])
  const organisation = filter.of === 'all' ? undefined : post.orgCode
  const query = useQuery(labWork({ organisation, days: filter.days, done: false }))
  const works = (query.data?.entries ?? []).filter(
    ({ discipline, stage }) => discipline === 'transfusion' && stage !== 'to collect' && stage !== 'rejected',
  )
  const [blood, policy] = useQueries({ queries: [bloodOfMany(works), transfusionPolicy()] })
  const { live, at } = useLiveWork(
    query,
    works.map(({ patientId }) => patientId),
  )
  const known = {
    ...(blood.data ? policy : blood),
    data: blood.data && policy.data !== undefined ? blood.data : undefined,
  }
  return (
    <Panel
      title="Transfusion"
      note={query.data && (live ? 'Live' : `As at ${clockTime(at || query.dataUpdatedAt)}`)}
    >
      <Loaded query={query} what="the transfusion worklist">
        {(list) => (
          <div className="stack">
            {works.length === 0 ? (
              <p>No sample waits in the transfusion laboratory.</p>
            ) : (
              <Loaded<ReadonlyMap<string, Blood>>
                query={known as typeof blood}
                what="groups and requirements"
              >
                {(of) => <Rows works={works} blood={of} policy={policy.data ?? null} />}
              </Loaded>
            )}
            <ListNotes of={list} />
            <p className="quiet-text">
              Requests of the last {filter.days} days for patients of{' '}
              {filter.of === 'all' ? 'the whole region' : post.orgName}.{' '}
              {policy.data ? `How long a sample is valid: ${policy.data.name}.` : ''}
            </p>
          </div>
        )}
      </Loaded>
    </Panel>
  )
}

type RowsProps = {
  works: readonly Work[]
  blood: ReadonlyMap<string, Blood>
  policy: TransfusionPolicy | null
}

function Rows({ works, blood, policy }: RowsProps) {
  const now = useNow()
  return (
    <TableScroll label="Transfusion">
      <table className="table table-cards" aria-label="Transfusion">
        <thead>
          <tr>
            <th scope="col">Patient</th>
            <th scope="col">Request</th>
            <th scope="col">Group</th>
            <th scope="col">Sample</th>
            <th scope="col">Requirements</th>
            <th scope="col">Next</th>
          </tr>
        </thead>
        <tbody>
          {inOrder(works, 'due', now).map((work) => (
            <Row key={work.id} work={work} blood={blood.get(work.patientId)} policy={policy} now={now} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

type RowProps = { work: Work; blood: Blood | undefined; policy: TransfusionPolicy | null; now: number }

function Row({ work, blood, policy, now }: RowProps) {
  const { search } = useLocation()
  const { patientId, patient, place, what, stage, specimen, task, number } = work
  const standing = standingOf(blood?.determinations ?? [])
  const asked =
    (task ? valuesIn(task) : []).find((one) => isOf(one, recent)) ??
    blood?.entries.find((one) => isOf(one, recent) && one.specimen?.reference === `Specimen/${specimen?.id}`)
  const validity = validityOf(
    specimen?.collection?.collectedDateTime ?? specimen?.collection?.collectedPeriod?.start,
    recentOf(asked),
    policy,
    now,
  )
  const name = patient?.name ?? 'Name not sent with the request'
  const entering = stage === 'received' || stage === 'in progress'
  return (
    <tr>
      <th scope="row">
        <Link to={paths.chartAt(patientId, 'pathology')}>{name}</Link>
        {patient && <BornLine patient={patient} />}
        {place && <span className="second-line">{place}</span>}
      </th>
      <td data-label="Request">
        {what}
        <span className="second-line">
          {stage.charAt(0).toUpperCase() + stage.slice(1)}
          {number && ` · ${number}`}
        </span>
        <ClockBadge clock={clockOf(work, now)} />
      </td>
      <td data-label="Group">
        <GroupBadge standing={standing} />
        <span className="second-line">{standing.words}</span>
      </td>
      <td data-label="Sample">
        {validity.state === 'expired' && <span className="badge danger">Sample too old</span>}
        <span className="second-line">{validity.words}</span>
      </td>
      <td data-label="Requirements">
        <Requirements of={blood?.requirements ?? []} />
      </td>
      <td data-label="Next">
        <DialogButton
          may={entering ? 'pathology:process' : 'pathology:view'}
          to={`${entering ? places.blood(patientId, work.id) : places.work(patientId, work.id)}${search}`}
          className="button small nowrap"
          label={`${entering ? 'Enter blood group' : 'Open'}: ${what}, ${name}`}
        >
          {entering ? 'Enter blood group' : 'Open'}
        </DialogButton>
      </td>
    </tr>
  )
}
