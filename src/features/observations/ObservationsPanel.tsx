import './observations.css'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { DialogButton } from '#auth/DialogButton.tsx'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { ChartNotes } from './ChartNotes.tsx'
import { ChartTable } from './ChartTable.tsx'
import { NextDue } from './NextDue.tsx'
import { chartWindows, observationChart, type WindowedChart } from './queries.ts'
import { Trends } from './Trends.tsx'

/** The NEWS2 chart: newest on the right and in view, with the window of time it shows and a way to see earlier. */
export function ObservationsPanel({ patientId }: { patientId: string }) {
  const [step, setStep] = useState(0)
  const window = chartWindows[step] ?? chartWindows[0]
  const query = useQuery({ ...observationChart(patientId, window), placeholderData: keepPreviousData })
  const { data } = query
  const last = step === chartWindows.length - 1
  return (
    <Panel
      title="Observations"
      {...(data ? { note: shownWords(data) } : {})}
      action={
        <>
          {data?.mayHaveEarlier && !last && (
            <button
              type="button"
              className="button"
              disabled={query.isPlaceholderData}
              onClick={() => setStep(step + 1)}
            >
              Show earlier
            </button>
          )}
          <DialogButton
            may="observations.record"
            to={paths.recordObservations(patientId)}
            className="button primary"
          >
            Record observations
          </DialogButton>
        </>
      }
    >
      <Loaded query={query} what="observations">
        {(chart) => <Chart chart={chart} lastWindow={last} />}
      </Loaded>
    </Panel>
  )
}

function Chart({ chart, lastWindow }: { chart: WindowedChart; lastWindow: boolean }) {
  const { sets, needed } = chart
  if (sets.length === 0) {
    return (
      <>
        <p>No observations recorded.</p>
        <ChartNotes chart={chart} lastWindow={lastWindow} />
      </>
    )
  }
  return (
    <div className="obs">
      <NextDue sets={sets} chart={needed.chart} />
      <ChartTable sets={sets} scored={needed.chart === 'NEWS2'} />
      <ChartNotes chart={chart} lastWindow={lastWindow} />
      <Trends sets={sets} scored={needed.chart === 'NEWS2'} />
    </div>
  )
}

const shownWords = ({ sets, window, mayHaveEarlier }: WindowedChart) => {
  const count = sets.length === 1 ? '1 set' : `${sets.length} sets`
  if (window === 'newest 400 readings' || window === 'newest 800 readings')
    return mayHaveEarlier ? `newest ${count}` : `${count}, all there are`
  return `${count} in the last ${window}`
}
