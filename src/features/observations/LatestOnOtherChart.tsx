import { chartWords } from '#clinical/observations/chart-words.ts'

import { type LatestProps, LatestSet } from './LatestSet.tsx'
import { outcomeOf } from './outcome.ts'
import { rowsOf } from './sheets.ts'

/** The newest set of a child, or of somebody in maternity care. The default export is what a lazy part asks for. */
export default function LatestOnOtherChart({ chart, newest }: LatestProps) {
  return (
    <LatestSet
      chart={chart}
      newest={newest}
      own={rowsOf(newest.chart)}
      outcomeOf={outcomeOf}
      chartWords={chartWords(newest.chart)}
    />
  )
}
