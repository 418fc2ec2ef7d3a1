import './inbox.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import type { OwedResult } from '#clinical/results/owed-result.ts'
import { resultRules, rulesText } from '#clinical/results/result-rules.ts'
import { formatDate } from '#fhir/dates.ts'
import { clockTime } from '#lib/clock.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { type ResultsView } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { byPatient, type Filter, filters, inPool, inView, passes } from './model.ts'
import { PatientGroup } from './PatientGroup.tsx'
import { resultsInbox, resultsPool } from './queries.ts'

const titles: Record<ResultsView, string> = {
  mine: 'My results',
  team: 'My team’s results',
  pool: 'Nobody’s results',
}

/** Results that wait for somebody: the reader, their teams, or anybody (domain facts §6.1.6). */
export function ResultsInbox({ view }: { view: ResultsView }) {
  const [lookBack, setLookBack] = useState(resultRules.lookBack)
  const further = () => setLookBack(lookBack * 3)
  return view === 'pool' ? (
    <PoolView lookBack={lookBack} onFurther={further} />
  ) : (
    <OwnView view={view} lookBack={lookBack} onFurther={further} />
  )
}

type ViewProps = { lookBack: number; onFurther: () => void }

function OwnView({ view, lookBack, onFurther }: ViewProps & { view: 'mine' | 'team' }) {
  const { userId } = useSession()
  const query = useQuery(resultsInbox(userId, lookBack))
  return (
    <Panel title={titles[view]} note={<AsAt query={query} />}>
      <Loaded query={query} what="results to acknowledge">
        {(inbox) => (
          <>
            {view === 'team' && <Teams names={inbox.mine.teams.map(({ name }) => name)} />}
            <Waiting view={view} results={inView(inbox, userId, view)} />
            <Whole found={inbox} onFurther={onFurther} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function PoolView({ lookBack, onFurther }: ViewProps) {
  const { post } = useSession()
  const query = useQuery(resultsPool(post.orgCode, lookBack))
  return (
    <Panel title={titles.pool} note={<AsAt query={query} />}>
      <Loaded query={query} what="results that name nobody">
        {(pool) => (
          <>
            <p>
              Results of {post.orgName} that came without a request and without a responsible consultant.{' '}
              {pool.lead ? `This pool is led by ${pool.lead}.` : 'Nobody is recorded as leading this pool.'}
            </p>
            <Waiting view="pool" results={inPool(pool)} />
            {!pool.complete && <p className="quiet-text">The newest 200 of more were looked at.</p>}
            <Whole found={pool} onFurther={onFurther} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

const Teams = ({ names }: { names: string[] }) =>
  names.length > 0 ? (
    <p className="quiet-text">{names.join(', ')}</p>
  ) : (
    <p className="notice warning">The record names you in no team: only your own results are here.</p>
  )

type AsAtProps = { query: { dataUpdatedAt: number; isFetching: boolean; refetch: () => Promise<unknown> } }

function AsAt({ query: { dataUpdatedAt, isFetching, refetch } }: AsAtProps) {
  if (dataUpdatedAt === 0) return null
  return (
    <>
      As at {clockTime(dataUpdatedAt)}{' '}
      <button
        type="button"
        className="button quiet small"
        disabled={isFetching}
        onClick={() => void refetch()}
      >
        {isFetching ? 'Looking…' : 'Look again'}
      </button>
    </>
  )
}

/** So many patients at first: a list of hundreds opens at once, and says how many more there are. */
const atFirst = 15

function Waiting({ view, results }: { view: ResultsView; results: OwedResult[] }) {
  const now = useNow()
  const [filter, setFilter] = useState<Filter>('all')
  const [shown, setShown] = useState(atFirst)
  const groups = byPatient(
    results.filter((one) => passes(one, filter, now)),
    now,
  )
  useTakeInHand(
    titles[view],
    deepPaths.results(view),
    groups.map(({ patientId }) => patientId),
  )
  if (results.length === 0) return <p>No result is waiting here.</p>
  const left = groups.length - shown
  return (
    <>
      <Filters results={results} now={now} chosen={filter} onChoose={setFilter} />
      {groups.length === 0 && <p>None of these.</p>}
      <ul className="inbox" aria-label="Patients with results">
        {groups.slice(0, shown).map((group) => (
          <PatientGroup key={group.patientId} group={group} view={view} now={now} />
        ))}
      </ul>
      {left > 0 && (
        <p>
          <button type="button" className="button" onClick={() => setShown(shown + 2 * atFirst)}>
            Show more: {left === 1 ? '1 patient is' : `${left} patients are`} not shown
          </button>
        </p>
      )}
    </>
  )
}

const filterWords: Record<Filter, string> = {
  all: 'All',
  critical: 'Critical',
  overdue: 'Overdue',
  escalated: 'Escalated',
  'to act on': 'Taken, to act on',
  forwarded: 'Forwarded',
}

type FilterProps = { results: OwedResult[]; now: number; chosen: Filter; onChoose: (filter: Filter) => void }

function Filters({ results, now, chosen, onChoose }: FilterProps) {
  return (
    <div className="buttons inbox-filters" role="group" aria-label="Show">
      {filters.map((filter) => (
        <button
          key={filter}
          type="button"
          className="button small"
          aria-pressed={filter === chosen}
          onClick={() => onChoose(filter)}
        >
          {filterWords[filter]} {results.filter((one) => passes(one, filter, now)).length}
        </button>
      ))}
    </div>
  )
}

type WholeProps = {
  found: { since: string; unreadable: number; withheld: number }
  onFurther: () => void
}

/** What the list is, what is not in it, and by which rules it is in order (hazard H4). */
function Whole({ found: { since, unreadable, withheld }, onFurther }: WholeProps) {
  return (
    <div className="inbox-notes quiet-text">
      {unreadable > 0 && (
        <p className="notice warning">
          {unreadable === 1 ? '1 report is' : `${unreadable} reports are`} in a form that cannot be shown
          here.
        </p>
      )}
      {withheld > 0 && <p>{withheld} withheld: restricted.</p>}
      <p>
        Reports that came or were changed since {formatDate(since)}; what somebody has opened and not closed
        is here at any age.{' '}
        <button type="button" className="button quiet small" onClick={onFurther}>
          Look further back
        </button>
      </p>
      <p>Results of very restricted records are not in this list: open the chart by emergency access.</p>
      <p>
        Overdue after: {rulesText()} ({resultRules.source}). Where the visit is not known, as for an
        in-patient.
      </p>
    </div>
  )
}
