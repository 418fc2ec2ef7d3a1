import { queryOptions } from '@tanstack/react-query'

import { type ChartNeeded, chartNeeded } from '#clinical/chart-needed.ts'
import { pageAbout, searchAbout } from '#clinical/entries.ts'
import type { IntervalDecision } from '#clinical/monitoring.ts'
import { chartCodes } from '#clinical/observation-codes.ts'
import { observationsKey, observingDecisions } from '#clinical/observation-decisions.ts'
import { type ObservationChart, type ReadBy, toObservationChart } from '#clinical/observation-set.ts'
import { queryClient } from '#lib/query-client.ts'

/** How much of the record the chart reads; "Show earlier" goes one further. Bounded: vital signs are of high volume. */
export const chartWindows = ['72 hours', '7 days', '28 days', 'newest 800 readings'] as const
export type ChartWindow = (typeof chartWindows)[number]

const hours: Partial<Record<ChartWindow, number>> = { '72 hours': 72, '7 days': 7 * 24, '28 days': 28 * 24 }

export type WindowedChart = ObservationChart & {
  needed: ChartNeeded
  /** The newest decision how often to observe */
  interval: IntervalDecision | undefined
  /** What was really read; an empty window falls back to the newest readings */
  window: ChartWindow | 'newest 400 readings'
  /** True when the record may hold earlier sets */
  mayHaveEarlier: boolean
  withheld: number
}

/** The chart of a window of time; where nothing is that recent, of the newest readings there are. */
export const observationChart = (patientId: string, window: ChartWindow) =>
  queryOptions({
    queryKey: [...observationsKey(patientId), 'chart', window],
    queryFn: async (): Promise<WindowedChart> => {
      const around = aroundThe(patientId)
      const span = hours[window]
      if (span === undefined) return newest(patientId, 800, window, around)
      const since = new Date(Date.now() - span * 3_600_000).toISOString()
      // Published records hold sets of the year 2157: they are no part of the last 72 hours.
      const until = new Date(Date.now() + 24 * 3_600_000).toISOString()
      const params = { code: chartCodes, date: [`ge${since}`, `le${until}`], _sort: '-date' }
      const [{ resources, withheld }, { readBy, ...rest }] = await Promise.all([
        searchAbout('Observation', patientId, params),
        around,
      ])
      if (resources.length === 0) return newest(patientId, 400, 'newest 400 readings', around)
      return { ...toObservationChart(resources, readBy), ...rest, window, mayHaveEarlier: true, withheld }
    },
  })

/** Sets a summary shows: the newest, and enough before it for a trend. */
const summaryReadings = 64

/** The newest sets, however old: one bounded search beside the decisions. */
export const latestObservations = (patientId: string) =>
  queryOptions({
    queryKey: [...observationsKey(patientId), 'latest'],
    queryFn: () => newest(patientId, summaryReadings, 'newest 400 readings', aroundThe(patientId)),
  })

async function newest(
  patientId: string,
  count: number,
  window: WindowedChart['window'],
  around: ReturnType<typeof aroundThe>,
): Promise<WindowedChart> {
  const [{ resources, complete, withheld }, { readBy, ...rest }] = await Promise.all([
    pageAbout('Observation', patientId, { code: chartCodes, _sort: '-date' }, count),
    around,
  ])
  const chart = toObservationChart(resources, readBy)
  // The oldest set of a page that was cut off may lack readings: it is not shown as if it were whole.
  const sets = complete ? chart.sets : chart.sets.slice(1)
  return { ...chart, ...rest, sets, window, mayHaveEarlier: !complete, withheld }
}

/** What the readings are read by: the scale and the interval that were decided, and the chart this patient needs. */
async function aroundThe(patientId: string) {
  const [decisions, needed] = await Promise.all([
    queryClient.query(observingDecisions(patientId)),
    chartNeeded(patientId),
  ])
  const { birth, maternity } = needed
  const readBy: ReadBy = { decisions: decisions.scale, birth, maternity }
  return { readBy, needed, interval: decisions.interval[0] }
}
