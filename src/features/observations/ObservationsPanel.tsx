import './observations.css'
import './observations-print.css'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'

import { DialogButton } from '#auth/DialogButton.tsx'
import { PrintSheet, PrintSheets } from '#clinical/paper/PrintSheets.tsx'
import { replacementsOf } from '#clinical/observations/struck.ts'
import { chartWords } from '#clinical/observations/chart-words.ts'
import { clockTime } from '#lib/clock.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { usePrinting } from '#ui/use-printing.ts'

import { ChartNotes } from './ChartNotes.tsx'
import { ChartTable } from './ChartTable.tsx'
import { NextDue } from './NextDue.tsx'
import { PrintedCharts } from './PrintedCharts.tsx'
import type { WindowedChart } from './queries.ts'
import { type Sheet, toSheets } from './sheets.ts'
import { StruckSets } from './StruckSets.tsx'
import { Trends } from './Trends.tsx'
import { useObservationsLive } from './use-observations-live.ts'
import { chartWindows, observationChart } from './window-queries.ts'

/** The NEWS2 chart: newest on the right and in view, with the window of time it shows and a way to see earlier. */
export function ObservationsPanel({ patientId }: { patientId: string }) {
  const [step, setStep] = useState(0)
  const window = chartWindows[step] ?? chartWindows[0]
  const query = useQuery({ ...observationChart(patientId, window), placeholderData: keepPreviousData })
  const { data } = query
  const { live, at } = useObservationsLive(patientId)
  const printing = usePrinting()
  const last = step === chartWindows.length - 1
  return (
    <Panel
      title="Observations"
      {...(data ? { note: `${shownWords(data)}${live ? '' : `, as at ${clockTime(at)}`}` } : {})}
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
            to={deepPaths.observationInterval(patientId)}
            className="button"
          >
            Change interval
          </DialogButton>
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
        {(chart) => <Chart chart={chart} patientId={patientId} lastWindow={last} />}
      </Loaded>
      {printing && !data && (
        <PrintSheets patientId={patientId} title="Observations">
          <PrintSheet>The observations had not been read when this was printed.</PrintSheet>
        </PrintSheets>
      )}
    </Panel>
  )
}

type ChartProps = { chart: WindowedChart; patientId: string; lastWindow: boolean }

function Chart({ chart, patientId, lastWindow }: ChartProps) {
  const { sets, needed } = chart
  const sheets = useMemo(() => toSheets(sets), [sets])
  const amended = useMemo(() => replacementsOf(chart.struck), [chart.struck])
  const printing = usePrinting()
  return (
    <div className="obs">
      {sets.length === 0 && <p>No observations recorded.</p>}
      <div className="obs-top">
        <p>
          <strong>{chartWords(needed)}</strong>
        </p>
        {sets.length > 0 && <NextDue chart={chart} />}
      </div>
      {sheets.map((sheet, index) => (
        <SheetSection
          key={sheet.sets[0]?.id}
          sheet={sheet}
          patientId={patientId}
          amended={amended}
          newest={index === sheets.length - 1}
        />
      ))}
      <ChartNotes chart={chart} lastWindow={lastWindow} />
      <StruckSets struck={chart.struck} sets={sets} />
      {printing && (
        <PrintedCharts
          patientId={patientId}
          chart={chart}
          sheets={sheets}
          amended={amended}
          lastWindow={lastWindow}
        />
      )}
    </div>
  )
}

type SheetProps = { sheet: Sheet; patientId: string; amended: ReadonlySet<string>; newest: boolean }

/** The newest sheet is the observations chart; one of an age before stands above it, under its own name. */
function SheetSection({ sheet, patientId, amended, newest }: SheetProps) {
  return (
    <>
      {!newest && <h3>{sheet.title}</h3>}
      <ChartTable
        sheet={sheet}
        patientId={patientId}
        amended={amended}
        name={newest ? 'Observations chart' : `Earlier observations, ${sheet.title}`}
      />
      <Trends sheet={sheet} label={newest ? 'Trends' : `Trends, ${sheet.title}`} />
    </>
  )
}

const shownWords = ({ sets, window, mayHaveEarlier }: WindowedChart) => {
  const count = sets.length === 1 ? '1 set' : `${sets.length} sets`
  if (window === 'newest 400 readings' || window === 'newest 800 readings')
    return mayHaveEarlier ? `newest ${count}` : `${count}, all there are`
  return `${count} in the last ${window}`
}
