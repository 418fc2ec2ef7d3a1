import { memo } from 'react'

import { TimeChart } from '#ui/chart/TimeChart.tsx'

import type { ObservationSet } from './model.ts'
import { trendStrips } from './trend-strips.ts'

type Props = { sets: readonly ObservationSet[]; scored: boolean }

/** How each reading ran, time in proportion. */
export const Trends = memo(function Trends({ sets, scored }: Props) {
  const strips = trendStrips(sets, scored)
  if (strips.length === 0) return null
  return (
    <section className="trends" aria-label="Trends">
      <h3>Trends</h3>
      <TimeChart label="Trends" strips={strips} />
    </section>
  )
})
