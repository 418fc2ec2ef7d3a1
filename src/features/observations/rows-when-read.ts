import type { ObservationSet } from '#clinical/observations/observation-set.ts'

import { type ChartRow, readingRow } from './cells.ts'

/** Rows of no chart's own: there when somebody has written something in them. */
const rowsWhenRead: ChartRow[] = [
  readingRow(undefined, 'Respiratory distress', 'not scored', 'distress'),
  readingRow(undefined, 'Capillary refill', 'seconds, not scored', 'crt'),
  readingRow(undefined, 'Carer’s answer', 'different since last seen?', 'carer'),
  readingRow(undefined, 'Concern', 'whatever the score', 'concern'),
  {
    key: 'news2-elsewhere',
    section: undefined,
    label: 'NEWS2 recorded',
    unit: 'not valid on this chart',
    cell: ({ chart, recorded }) =>
      chart.chart === 'NEWS2' || recorded?.total === undefined
        ? undefined
        : {
            text: String(recorded.total),
            inRowUnit: false,
            mark: undefined,
            spoken: `NEWS2 recorded ${recorded.total}, not valid on this chart`,
            remark: undefined,
          },
  },
]

/** The chart's own rows, and beneath them those in which somebody has written something all the same. */
export function withRowsRead(own: readonly ChartRow[], sets: readonly ObservationSet[]): ChartRow[] {
  const more = rowsWhenRead.filter(({ key, cell }) => !own.some((row) => row.key === key) && sets.some(cell))
  return [...own, ...more]
}
