import '#ui/table.css'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { fluidDayWords } from '#clinical/observations/fluid-day.ts'
import { balanceOf, balanceWords, volumeWords } from '#clinical/observations/fluid-totals.ts'
import { TimeChart } from '#ui/chart/TimeChart.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { boundWords } from './bound-words.ts'
import { fluidDays, fluidStrips } from './fluid-strips.ts'
import { type Count, type FluidChart, fluidChart, hasNothing } from './queries.ts'

/** What went in and out: by the day as a table, by the hour as a chart. */
export function FluidTotals({ patientId, count }: { patientId: string; count: Count }) {
  const query = useQuery(fluidChart(patientId, count))
  if (query.data && hasNothing(query.data) && !query.error) return null
  return (
    <section aria-label="Fluid totals" className="measurement">
      <h3>Fluid totals</h3>
      <Loaded query={query} what="fluid totals">
        {(chart) => (
          <>
            <Days chart={chart} />
            <Hours chart={chart} />
            <p className="quiet-text">
              {fluidDayWords()} {boundWords(chart, count)}
            </p>
          </>
        )}
      </Loaded>
    </section>
  )
}

function Days({ chart: { fluids, complete } }: { chart: FluidChart }) {
  const days = fluidDays(fluids, complete)
  if (days.length === 0) return <p>No entry of fluids can be counted.</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className="table-scroll fluid-days" role="region" aria-label="Fluid totals by the day" tabIndex={0}>
      <table className="table" aria-label="Fluid totals by the day">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="number">
              Intake, mL
            </th>
            <th scope="col" className="number">
              Output, mL
            </th>
            <th scope="col" className="number">
              Balance, mL
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.key}>
              <th scope="row">
                {day.day}
                {day.partial && (
                  <span className="second-line">part of the day: earlier entries not read</span>
                )}
              </th>
              <td className="number">{volumeWords(day.intake)}</td>
              <td className="number">{volumeWords(day.output)}</td>
              <td className="number">{day.partial ? 'Not known' : balanceWords(balanceOf(day))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Hours({ chart: { fluids } }: { chart: FluidChart }) {
  const strips = useMemo(() => fluidStrips(fluids), [fluids])
  return strips.length > 0 ? <TimeChart label="Fluids by the hour" strips={strips} /> : null
}
