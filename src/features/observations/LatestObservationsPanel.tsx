import './observations.css'

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'

import { DialogButton } from '#auth/DialogButton.tsx'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { LatestSet } from './LatestSet.tsx'
import { latestObservations, type WindowedChart } from './queries.ts'
import { news2Outcome } from './news2-outcome.ts'
import { news2Rows } from './news2-rows.ts'

/** Children's and maternity charts are fetched for those alone who need them. */
const LatestOnOtherChart = lazy(() => import('./LatestOnOtherChart.tsx'))

/** The newest set with its score, how it moved, how old it is, and when the next is due. */
export function LatestObservationsPanel({ patientId }: { patientId: string }) {
  const query = useQuery(latestObservations(patientId))
  return (
    <Panel
      title="Latest observations"
      action={
        <DialogButton
          may="observations.record"
          to={paths.recordObservations(patientId)}
          className="button small"
        >
          Record observations
        </DialogButton>
      }
    >
      <Loaded query={query} what="observations">
        {(chart) => <Latest chart={chart} />}
      </Loaded>
    </Panel>
  )
}

function Latest({ chart }: { chart: WindowedChart }) {
  const newest = chart.sets.at(-1)
  if (!newest) return <p>No observations recorded.</p>
  if (newest.chart.chart === 'NEWS2') {
    return <LatestSet chart={chart} newest={newest} own={news2Rows} outcomeOf={news2Outcome} />
  }
  return (
    <Suspense fallback={<p className="loading">Loading the chart…</p>}>
      <LatestOnOtherChart chart={chart} newest={newest} />
    </Suspense>
  )
}
