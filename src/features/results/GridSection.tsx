import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'

import { newestResults, type NewestResults, together } from '#clinical/results/newest-results.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import type { ResultLine } from '#clinical/results/result-line.ts'
import { formatDate } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { analytesOnly, gridOf, markedOnly } from './grid.ts'
import { ResultsGrid } from './ResultsGrid.tsx'
import { TrendDialog } from './TrendDialog.tsx'

const atFirst = 100
/** A page of a FHIR server holds no more */
const most = 800

/** Every analyte against time, the newest at the right end. */
export function GridSection({ patientId }: { patientId: string }) {
  const [count, setCount] = useState(atFirst)
  const query = useQuery({ ...newestResults(patientId, count), placeholderData: (before) => before })
  return (
    <Panel title="Results">
      <Loaded query={query} what="results">
        {(results) => (
          <Everything
            results={results}
            isLoading={query.isPlaceholderData}
            {...(count < most ? { onEarlier: () => setCount(count * 2) } : {})}
          />
        )}
      </Loaded>
    </Panel>
  )
}

type Props = { results: NewestResults; isLoading: boolean; onEarlier?: () => void }

function Everything({ results, isLoading, onEarlier }: Props) {
  const { reports, singles } = results
  const [marked, setMarked] = useState(false)
  const [trend, setTrend] = useState<ResultLine>()
  const all = useMemo(() => together(results), [results])
  const whole = useMemo(() => gridOf(all), [all])
  const [params, setParams] = useSearchParams()
  const wanted = params.get('of')?.split(',').filter(Boolean) ?? []
  const sought = wanted.length > 0 ? analytesOnly(whole, wanted) : whole
  const grid = marked ? markedOnly(sought) : sought
  const complete = reports.complete && singles.complete
  const loaded = complete
    ? 'Every value in the record is here.'
    : `The newest are loaded, back to ${formatDate(whole.moments.find(({ when }) => when)?.when)}: there are earlier ones.`
  const missing = all.reduce((sum, report) => sum + report.missing, 0)
  return (
    <>
      {whole.groups.length === 0 ? (
        <p>No values recorded{all.length > 0 ? ': these reports are words or pictures.' : ''}</p>
      ) : (
        <>
          <div className="grid-tools">
            <label>
              <input type="checkbox" checked={marked} onChange={() => setMarked(!marked)} /> Only rows with a
              marked value
            </label>
            {!complete && onEarlier && (
              <button type="button" className="button small" onClick={onEarlier} disabled={isLoading}>
                {isLoading ? 'Loading…' : 'Load earlier values'}
              </button>
            )}
          </div>
          {wanted.length > 0 && (
            <p role="status" className="quiet-text">
              {sought.groups.length === 0
                ? 'None of what was asked for has a value yet.'
                : 'Only what was asked for.'}{' '}
              <button type="button" className="button small" onClick={() => setParams({}, { replace: true })}>
                Show every result
              </button>
            </p>
          )}
          {sought.groups.length === 0 ? null : grid.groups.length === 0 ? (
            <p>No value is marked.</p>
          ) : (
            <ResultsGrid grid={grid} onTrend={setTrend} />
          )}
        </>
      )}
      <p className="quiet-text list-notes">{loaded}</p>
      {missing > 0 && (
        <p className="notice warning">
          {missing === 1 ? '1 result was' : `${missing} results were`} not sent with their reports and{' '}
          {missing === 1 ? 'is' : 'are'} not in this grid.
        </p>
      )}
      <ListNotes of={{ ...reports, complete: true }} />
      <ListNotes of={{ ...singles, complete: true }} />
      {trend && (
        <TrendDialog line={trend} reports={all} loaded={loaded} onClose={() => setTrend(undefined)} />
      )}
    </>
  )
}
