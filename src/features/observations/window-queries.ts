import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { chartCodes } from '#clinical/observations/observation-codes.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import { readSets } from '#clinical/observations/read-sets.ts'

import { aroundThe, type ChartWindow, newest, type WindowedChart } from './queries.ts'

/** How much of the record the chart reads; "Show earlier" goes one further. Bounded: vital signs are of high volume. */
export const chartWindows = ['72 hours', '7 days', '28 days', 'newest 800 readings'] as const

const hours: Partial<Record<ChartWindow, number>> = { '72 hours': 72, '7 days': 7 * 24, '28 days': 28 * 24 }

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
      return { ...(await readSets(resources, readBy)), ...rest, window, mayHaveEarlier: true, withheld }
    },
  })
