import '#ui/table.css'
import '#ui/table-cards.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useSession } from '#auth/session.ts'
import type { Entries } from '#clinical/entries/entries.ts'
import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { Choice } from '#departments/pathology/work/Choice.tsx'
import {
  inOrder,
  isAsUrgent,
  isIn,
  isOfDiscipline,
  toFilter,
  withChoice,
  type WorkFilter,
} from '#departments/pathology/work/filter.ts'
import { stages, type Work } from '#departments/pathology/work/model.ts'
import { places } from '#departments/pathology/work/places.ts'
import { labWork } from '#departments/pathology/work/queries.ts'
import { disciplines, disciplineWords, turnaroundRules } from '#departments/pathology/work/rules.ts'
import { useLiveWork } from '#departments/pathology/work/use-live-work.ts'
import { clockTime } from '#lib/clock.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { ScanSample, worksOn } from './ScanSample.tsx'
import { WorkRow } from './WorkRow.tsx'

/** What the laboratory has to do, by discipline and stage, with how long each has taken. */
export default function Worklist() {
  const [params] = useSearchParams()
  const filter = toFilter(params)
  const { post } = useSession()
  const { search } = useLocation()
  const query = useQuery(
    labWork({
      organisation: filter.of === 'all' ? undefined : post.orgCode,
      days: filter.days,
      done: filter.stage === 'reported',
    }),
  )
  const { live, at } = useLiveWork(
    query,
    (query.data?.entries ?? [])
      .filter(({ stage }) => stage !== 'to collect')
      .map(({ patientId }) => patientId),
  )
  return (
    <Panel
      title="Worklist"
      action={
        <DialogButton
          may="pathology:authorise"
          to={`${places.importReport}${search}`}
          className="button small"
        >
          Import a report
        </DialogButton>
      }
      note={query.data && (live ? 'Live' : `As at ${clockTime(at || query.dataUpdatedAt)}`)}
    >
      <div className="stack">
        <Filters filter={filter} orgName={post.orgName} />
        <Loaded query={query} what="the worklist">
          {(list) => <Rows list={list} filter={filter} orgName={post.orgName} />}
        </Loaded>
      </div>
    </Panel>
  )
}

const stageOptions = [
  { value: 'open', label: 'In the laboratory' },
  { value: 'overdue', label: 'Overdue' },
  ...stages.map((stage) => ({
    value: stage.replaceAll(' ', '-'),
    label: stage.charAt(0).toUpperCase() + stage.slice(1),
  })),
]

function Filters({ filter, orgName }: { filter: WorkFilter; orgName: string }) {
  return (
    <div className="lab-filters" role="group" aria-label="Filters">
      <Choice
        name="discipline"
        label="Discipline"
        value={filter.discipline.replaceAll(' ', '-')}
        options={[
          { value: '', label: 'All disciplines' },
          ...disciplines.map((one) => ({ value: one.replaceAll(' ', '-'), label: disciplineWords[one] })),
          { value: 'other', label: 'Not known' },
        ]}
      />
      <Choice name="stage" label="Stage" value={filter.stage.replaceAll(' ', '-')} options={stageOptions} />
      <Choice
        name="priority"
        label="Priority"
        value={filter.priority}
        options={[
          { value: '', label: 'All priorities' },
          { value: 'urgent', label: 'Urgent' },
        ]}
      />
      <Choice
        name="sort"
        label="Sorted by"
        value={filter.sort}
        options={[
          { value: 'due', label: 'Due first' },
          { value: 'asked', label: 'Oldest request first' },
          { value: 'patient', label: 'Patient' },
        ]}
      />
      <Choice
        name="of"
        label="Patients of"
        value={filter.of}
        options={[
          { value: 'ours', label: orgName },
          { value: 'all', label: 'The whole region' },
        ]}
      />
    </div>
  )
}

type RowsProps = { list: Entries<Work>; filter: WorkFilter; orgName: string }

function Rows({ list, filter, orgName }: RowsProps) {
  const now = useNow()
  const { pathname, search } = useLocation()
  const mine = list.entries.filter(
    (one) => isOfDiscipline(one, filter.discipline) && isAsUrgent(one, filter.priority),
  )
  const [sample, setSample] = useState('')
  const shown = inOrder(
    sample ? worksOn(list.entries, sample) : mine.filter((one) => isIn(one, filter.stage, now)),
    filter.sort,
    now,
  )
  useTakeInHand('Pathology', pathname + search, [...new Set(shown.map(({ patientId }) => patientId))])
  return (
    <>
      <ScanSample works={list.entries} onSeveral={setSample} />
      <Counts works={mine} filter={filter} now={now} />
      {sample && (
        <p role="status" className="notice">
          <span>
            {shown.length} requests are done from sample {sample}.{' '}
            <button type="button" className="button small" onClick={() => setSample('')}>
              Show the whole list
            </button>
          </span>
        </p>
      )}
      {shown.length === 0 ? (
        <p>Nothing is like that just now.</p>
      ) : (
        <TableScroll label="Worklist">
          <table className="table table-cards lab-table" aria-label="Worklist">
            <thead>
              <tr>
                <th scope="col">Patient</th>
                <th scope="col">Test</th>
                <th scope="col">Stage</th>
                <th scope="col">Turnaround</th>
                <th scope="col">Next</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((work) => (
                <WorkRow key={work.id} work={work} now={now} search={search} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <ListNotes of={list} />
      <Whole filter={filter} orgName={orgName} />
    </>
  )
}

const counted = ['overdue', ...stages.filter((stage) => stage !== 'reported')] as const

/** How many wait at each stage; one is chosen by its count. */
function Counts({ works, filter, now }: { works: readonly Work[]; filter: WorkFilter; now: number }) {
  const [params] = useSearchParams()
  return (
    <ul className="lab-counts" aria-label="How many at each stage">
      {counted.map((stage) => (
        <li key={stage}>
          <Link
            className="button small"
            aria-current={filter.stage === stage ? 'true' : undefined}
            to={withChoice(params, 'stage', filter.stage === stage ? 'open' : stage)}
          >
            {stage.charAt(0).toUpperCase() + stage.slice(1)}{' '}
            <strong>{works.filter((one) => isIn(one, stage, now)).length}</strong>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What the list is made of, and by which targets it is in order (hazard H4). */
function Whole({ filter, orgName }: { filter: WorkFilter; orgName: string }) {
  const [params] = useSearchParams()
  const hours = (ms: number) => `${ms / 3_600_000}`
  const { reported, source } = turnaroundRules
  return (
    <div className="quiet-text">
      <p>
        Requests of the last {filter.days} days for patients of{' '}
        {filter.of === 'all' ? 'the whole region' : orgName}
        {filter.stage === 'reported' ? '; of those reported, the last day' : ''}.{' '}
        <Link to={withChoice(params, 'days', String(filter.days * 4))}>Look further back</Link>. Very
        restricted records are not in it.
      </p>
      <p>
        Targets from receipt to report, urgent and routine:{' '}
        {disciplines
          .map(
            (one) =>
              `${disciplineWords[one]} ${hours(reported[one].urgent)} and ${hours(reported[one].routine)} hours`,
          )
          .join('; ')}{' '}
        ({source}).
      </p>
    </div>
  )
}
