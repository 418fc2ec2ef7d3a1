import './measurements.css'

import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { PrintSheet, PrintSheets } from '#clinical/paper/PrintSheets.tsx'
import { deepPaths } from '#lib/deep-paths.ts'
import { Panel } from '#ui/Panel.tsx'
import { usePrinting } from '#ui/use-printing.ts'

import { FluidTotals } from './FluidTotals.tsx'
import { groups } from './groups.ts'
import { isEmpty } from './model.ts'
import { MeasurementCharts } from './MeasurementCharts.tsx'
import { type Count, counts, fluidChart, hasNothing, measurements } from './queries.ts'

/** Everything that is charted beside the vital signs, each over its own time; what is not recorded is named at the end. */
export function MeasurementsPanel({ patientId }: { patientId: string }) {
  const [count, setCount] = useState<Count>(counts[0])
  const charts = useQueries({ queries: groups.map((group) => measurements(patientId, group, count)) })
  const fluids = useQuery(fluidChart(patientId, count))
  const printing = usePrinting()
  const mayHaveEarlier = [...charts, fluids].some(({ data }) => data?.complete === false)
  // Said only of what was looked for and not found; what could not be read says so in its own place.
  const missing = [
    ...groups.filter((_group, index) => charts[index]?.data && isEmpty(charts[index].data)),
    ...(fluids.data && hasNothing(fluids.data) ? [{ title: 'Fluid totals' }] : []),
  ]
  return (
    <Panel
      title="Measurements"
      action={
        <>
          {mayHaveEarlier && count === counts[0] && (
            <button type="button" className="button" onClick={() => setCount(counts[1])}>
              Show earlier measurements
            </button>
          )}
          <Link className="button" to={deepPaths.fluids(patientId)}>
            Fluid chart
          </Link>
          <DialogButton may="observations.record" to={deepPaths.measure(patientId)} className="button">
            Record measurements
          </DialogButton>
        </>
      }
    >
      <Charts patientId={patientId} count={count} />
      {missing.length > 0 && (
        <p className="quiet-text">Nothing recorded of: {missing.map(({ title }) => title).join('; ')}.</p>
      )}
      {printing && missing.length <= groups.length && (
        <PrintSheets patientId={patientId} title="Measurements">
          <PrintSheet>
            <Charts patientId={patientId} count={count} />
          </PrintSheet>
        </PrintSheets>
      )}
    </Panel>
  )
}

function Charts({ patientId, count }: { patientId: string; count: Count }) {
  return (
    <div className="measurements">
      {groups.map((group) => (
        <MeasurementCharts key={group.key} patientId={patientId} group={group} count={count} />
      ))}
      <FluidTotals patientId={patientId} count={count} />
    </div>
  )
}
