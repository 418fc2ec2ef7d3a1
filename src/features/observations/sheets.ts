import type { ChartChoice } from '#clinical/chart-for.ts'
import type { ObservationSet } from '#clinical/observation-set.ts'
import { pewsBandWords } from '#clinical/pews.ts'

import { type ChartRow, readingRow } from './cells.ts'
import { maternityRows } from './maternity-rows.ts'
import { news2Rows } from './news2-rows.ts'
import { pewsRows } from './pews-rows.ts'

/** Sets that stand on one printed chart. A birthday inside a stay starts another sheet. */
export type Sheet = {
  chart: ChartChoice
  /** `NEWS2 chart`, `PEWS chart, 5 to 12 years` */
  title: string
  totalLabel: string
  rows: readonly ChartRow[]
  sets: readonly ObservationSet[]
}

/** Oldest sheet first, as the sets are. */
export function toSheets(sets: readonly ObservationSet[]): Sheet[] {
  const groups: ObservationSet[][] = []
  for (const set of sets) {
    const last = groups.at(-1)
    if (last?.[0] && isSame(last[0].chart, set.chart)) last.push(set)
    else groups.push([set])
  }
  return groups.flatMap((group) => (group[0] ? toSheet(group[0].chart, group) : []))
}

const isSame = (one: ChartChoice, other: ChartChoice) => one.chart === other.chart && one.band === other.band

function toSheet(chart: ChartChoice, sets: readonly ObservationSet[]): Sheet {
  const own = rowsOf(chart)
  const more = rowsWhenRead.filter((row) => !own.some(({ key }) => key === row.key) && sets.some(row.cell))
  const rows = [...own, ...more]
  return { chart, title: sheetTitle(chart), totalLabel: totalLabels[chart.chart], rows, sets }
}

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

export function rowsOf({ chart, band }: ChartChoice): readonly ChartRow[] {
  switch (chart) {
    case 'NEWS2':
      return news2Rows
    case 'PEWS':
      return pewsRows(band)
    case 'maternity':
      return maternityRows
  }
}

const totalLabels = { NEWS2: 'NEWS2 total', PEWS: 'PEWS total', maternity: 'Colours' } as const

function sheetTitle({ chart, band }: ChartChoice): string {
  switch (chart) {
    case 'NEWS2':
      return 'NEWS2 chart'
    case 'PEWS':
      return `PEWS chart${band ? `, ${pewsBandWords[band]}` : ''}`
    case 'maternity':
      return 'Maternity chart'
  }
}
