import type { ReactNode } from 'react'

import type { Span } from '#ui/chart/strip.ts'

import { fromFor, moved, periods, zoomed } from './axis.ts'
import type { Filters } from './filters.ts'
import { londonDay } from './moments.ts'

type Props = {
  span: Span
  filters: Filters
  now: number
  onPeriod: (period: Pick<Filters, 'from' | 'upTo'>) => void
  children: ReactNode
}

/** How much of time the axis shows, and which; all of it by buttons. */
export function AxisTools({ span, filters, now, onPeriod, children }: Props) {
  const { upTo } = filters
  const lastDay = upTo ?? londonDay(now)
  return (
    <div className="timeline-tools">
      <div className="buttons" role="group" aria-label="Period">
        <Pressed on={filters.from === undefined} onPress={() => onPeriod({ from: undefined, upTo })}>
          All loaded
        </Pressed>
        {periods.toReversed().map((period) => {
          const from = fromFor(period, lastDay)
          return (
            <Pressed key={period.words} on={filters.from === from} onPress={() => onPeriod({ from, upTo })}>
              {period.words}
            </Pressed>
          )
        })}
      </div>
      {children}
      <div className="buttons" role="group" aria-label="Move and zoom">
        <button type="button" className="button small" onClick={() => onPeriod(moved(span, -0.5, now))}>
          Earlier
        </button>
        <button
          type="button"
          className="button small"
          disabled={upTo === undefined}
          onClick={() => onPeriod(moved(span, 0.5, now))}
        >
          Later
        </button>
        <button
          type="button"
          className="button small"
          aria-label="Zoom in"
          onClick={() => onPeriod({ ...zoomed(span, 0.5), upTo })}
        >
          +
        </button>
        <button
          type="button"
          className="button small"
          aria-label="Zoom out"
          onClick={() => onPeriod({ ...zoomed(span, 2), upTo })}
        >
          −
        </button>
      </div>
    </div>
  )
}

function Pressed({ on, onPress, children }: { on: boolean; onPress: () => void; children: string }) {
  return (
    <button type="button" className="button small" aria-pressed={on} onClick={onPress}>
      {children}
    </button>
  )
}
