import { queryOptions } from '@tanstack/react-query'

import { type ChartNeeded, chartNeeded } from '#clinical/observations/chart-needed.ts'
import { pageAbout } from '#clinical/entries/entries.ts'
import type { IntervalDecision } from '#clinical/observations/monitoring.ts'
import { chartCodes } from '#clinical/observations/observation-codes.ts'
import { observationsKey, observingDecisions } from '#clinical/observations/observation-decisions.ts'
import type { ObservationChart, ReadBy } from '#clinical/observations/observation-set.ts'
import { readSets } from '#clinical/observations/read-sets.ts'
import { queryClient } from '#lib/query-client.ts'

/** What was really read; an empty window falls back to the newest readings. */
export type ChartWindow = '72 hours' | '7 days' | '28 days' | 'newest 800 readings' | 'newest 400 readings'

export type WindowedChart = ObservationChart & {
  needed: ChartNeeded
  /** The newest decision how often to observe */
  interval: IntervalDecision | undefined
  window: ChartWindow
  /** True when the record may hold earlier sets */
  mayHaveEarlier: boolean
  withheld: number
}

/** Sets a summary shows: the newest, and enough before it for a trend. */
const summaryReadings = 64

/** The newest sets, however old: one bounded search beside the decisions. */
export const latestObservations = (patientId: string) =>
  queryOptions({
    queryKey: [...observationsKey(patientId), 'latest'],
    queryFn: () => newest(patientId, summaryReadings, 'newest 400 readings', aroundThe(patientId)),
  })

export async function newest(
  patientId: string,
  count: number,
  window: WindowedChart['window'],
  around: ReturnType<typeof aroundThe>,
): Promise<WindowedChart> {
  const [{ resources, complete, withheld }, { readBy, ...rest }] = await Promise.all([
    pageAbout('Observation', patientId, { code: chartCodes, _sort: '-date' }, count),
    around,
  ])
  const chart = await readSets(resources, readBy)
  // The oldest set of a page that was cut off may lack readings: it is not shown as if it were whole.
  const sets = complete ? chart.sets : chart.sets.slice(1)
  return { ...chart, ...rest, sets, window, mayHaveEarlier: !complete, withheld }
}

/** What the readings are read by: the scale and the interval that were decided, and the chart this patient needs. */
export async function aroundThe(patientId: string) {
  const [decisions, needed] = await Promise.all([
    queryClient.query(observingDecisions(patientId)),
    chartNeeded(patientId),
  ])
  const { birth, maternity } = needed
  const readBy: ReadBy = { decisions: decisions.scale, birth, maternity }
  return { readBy, needed, interval: decisions.interval[0] }
}
