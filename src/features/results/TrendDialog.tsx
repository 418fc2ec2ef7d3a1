import type { Report } from '#clinical/results/report.ts'
import type { ResultLine } from '#clinical/results/result-line.ts'
import { TimeChart } from '#ui/chart/TimeChart.tsx'
import { Dialog } from '#ui/Dialog.tsx'

import { trendOf } from './trend.ts'

type Props = {
  line: ResultLine
  /** All that is loaded of this patient */
  reports: readonly Report[]
  /** What is not: said below the picture */
  loaded: string
  onClose: () => void
}

/** One analyte over time, each value with the range that came with it, and the table behind it. */
export function TrendDialog({ line, reports, loaded, onClose }: Props) {
  const strips = trendOf(line, reports)
  const methods = new Set(strips.flatMap(({ points }) => points.flatMap((point) => point.breakBefore ?? [])))
  return (
    <Dialog title={`${line.name} over time`} width="wide" onClose={onClose}>
      <div className="dialog-body stack">
        <TimeChart label={line.name} strips={strips} />
        {strips.length > 1 && <p className="quiet-text">Drawn apart: the unit is not the same throughout.</p>}
        {methods.size > 0 && (
          <p className="quiet-text">
            The line is broken where the method changed: the values are not comparable.
          </p>
        )}
        <p className="quiet-text">{loaded}</p>
      </div>
    </Dialog>
  )
}
