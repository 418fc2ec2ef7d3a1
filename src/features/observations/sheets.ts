import type { ChartChoice } from '#clinical/observations/chart-for.ts'
import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import { pewsBandWords } from '#clinical/observations/chart-words.ts'

import type { ChartRow } from './cells.ts'
import { maternityRows } from './maternity-rows.ts'
import { news2Rows } from './news2-rows.ts'
import { pewsRows } from './pews-rows.ts'
import { withRowsRead } from './rows-when-read.ts'

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

const isSame = (one: ChartChoice, other: ChartChoice) =>
  one.chart === other.chart && one.band === other.band && one.newborn === other.newborn

function toSheet(chart: ChartChoice, sets: readonly ObservationSet[]): Sheet {
  const rows = withRowsRead(rowsOf(chart), sets)
  return {
    chart,
    title: sheetTitle(chart),
    totalLabel: chart.newborn ? 'Score' : totalLabels[chart.chart],
    rows,
    sets,
  }
}

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

function sheetTitle({ chart, band, newborn }: ChartChoice): string {
  if (newborn) return 'Newborn, NEWTT2 not loaded: no score'
  switch (chart) {
    case 'NEWS2':
      return 'NEWS2 chart'
    case 'PEWS':
      return `PEWS chart${band ? `, ${pewsBandWords[band]}` : ''}`
    case 'maternity':
      return 'Maternity chart'
  }
}
