import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { currentVisits, daysIn, type Visit } from '#clinical/care/encounter.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { formatDate, formatDateTime, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { OtherVisits } from './OtherVisits.tsx'

type Props = {
  patientId: string
  /** What can be done with it, or where there is none */
  action: (visit: Visit | undefined) => ReactNode
}

/** For those who do not read the chart: why they are here, since when, where, under whom, until when. */
export function CurrentVisitPanel({ patientId, action }: Props) {
  const query = useQuery(currentVisits(patientId))
  return (
    <Panel title="Current visit" action={query.data && action(query.data.entries[0])}>
      <Loaded query={query} what="the current visit">
        {(list) => {
          const [visit] = list.entries
          return (
            <>
              {visit ? <VisitFacts visit={visit} /> : <p>No visit under way</p>}
              <OtherVisits list={list} />
              <ListNotes of={list} />
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}

function VisitFacts({ visit }: { visit: Visit }) {
  const days = daysIn(visit, londonDate())
  return (
    <dl className="facts">
      <dt>Reason</dt>
      <dd>{visit.reason ?? 'Not recorded'}</dd>
      <dt>{visit.inpatient ? 'Admitted' : 'Began'}</dt>
      <dd>
        {formatDateTime(visit.start)}
        {days !== undefined && <span className="second-line">{dayWords(days)}</span>}
      </dd>
      <dt>Ward and bed</dt>
      <dd>
        {visit.wardId && visit.ward ? (
          <Link to={paths.ward(visit.wardId)}>{visit.ward}</Link>
        ) : (
          (visit.ward ?? 'Not recorded')
        )}
        {visit.bed && <span className="second-line">{visit.bed}</span>}
      </dd>
      <dt>Consultant</dt>
      <dd>
        {visit.consultant ?? 'Not named'}
        {visit.speciality && <span className="second-line">{visit.speciality}</span>}
      </dd>
      <dt>Expected discharge</dt>
      <dd>{formatDate(visit.expectedDischarge, 'Not set')}</dd>
    </dl>
  )
}

const dayWords = (days: number) => (days === 0 ? 'today' : days === 1 ? '1 day in' : `${days} days in`)
