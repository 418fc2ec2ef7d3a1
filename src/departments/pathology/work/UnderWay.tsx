import '#ui/table.css'
import '#ui/table-cards.css'

import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { priorityWords } from '#clinical/care/order.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { whoText } from '#clinical/entries/source.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { patientPathologyKey, readOpenWork } from './about-work.ts'
import { ClockBadge } from './ClockBadge.tsx'
import { inOrder } from './filter.ts'
import { clockOf, type Work } from './model.ts'
import { useLiveWork } from './use-live-work.ts'

const underWay = (patientId: string) =>
  queryOptions({
    queryKey: [...patientPathologyKey(patientId), 'under way'],
    queryFn: () => readOpenWork(patientId),
  })

/** What has been asked for and is not reported, each with its sample and how long it has taken. */
export default function UnderWay({ patientId }: { patientId: string }) {
  const query = useQuery(underWay(patientId))
  useLiveWork(query, [patientId])
  const now = useNow()
  return (
    <Panel
      title="Under way"
      action={
        <>
          <Link to={paths.chart(patientId, 'results')}>Results</Link>{' '}
          <Link to={deepPaths.resultsGrid(patientId)}>Cumulative</Link>
        </>
      }
    >
      <Loaded query={query} what="requests under way">
        {(list) => (
          <div className="stack">
            {list.entries.length === 0 ? (
              <p>Nothing is asked of the laboratory just now</p>
            ) : (
              <TableScroll label="Requests under way">
                <table className="table table-cards" aria-label="Requests under way">
                  <thead>
                    <tr>
                      <th scope="col">Test</th>
                      <th scope="col">State</th>
                      <th scope="col">Sample</th>
                      <th scope="col">Turnaround</th>
                    </tr>
                  </thead>
                  <tbody>
                    {inOrder(list.entries, 'due', now).map((work) => (
                      <Row key={work.id} work={work} now={now} />
                    ))}
                  </tbody>
                </table>
              </TableScroll>
            )}
            <ListNotes of={list} />
          </div>
        )}
      </Loaded>
    </Panel>
  )
}

function Row({ work, now }: { work: Work; now: number }) {
  const { what, request, requester, stage, why, specimen, number } = work
  return (
    <tr>
      <th scope="row">
        {what}
        <span className="second-line">
          {[priorityWords(request.priority), formatDateTime(request.authoredOn), requester]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </th>
      <td data-label="State">
        <span className={stage === 'rejected' ? 'badge danger' : 'badge accent'}>
          {stage.charAt(0).toUpperCase() + stage.slice(1)}
        </span>
        {why && <span className="second-line">{why}</span>}
      </td>
      <td data-label="Sample">{sampleWords(specimen, number)}</td>
      <td data-label="Turnaround">
        <ClockBadge clock={clockOf(work, now)} />
      </td>
    </tr>
  )
}

const sampleWords = (specimen: Work['specimen'], number: string | undefined) =>
  specimen
    ? [
        number ?? 'No number',
        specimen.collection &&
          `taken ${formatDateTime(specimen.collection.collectedDateTime ?? specimen.collection.collectedPeriod?.start)}`,
        whoText(specimen.collection?.collector, specimen),
      ]
        .filter(Boolean)
        .join(', ')
    : 'Not taken'
