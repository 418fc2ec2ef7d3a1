import { memo, useMemo } from 'react'

import { TimeChart } from '#ui/chart/TimeChart.tsx'

import type { Sheet } from './sheets.ts'
import { trendStrips } from './trend-strips.ts'

type Props = { sheet: Sheet; label: string }

/** How each reading ran, time in proportion. */
export const Trends = memo(function Trends({ sheet, label }: Props) {
  const strips = useMemo(() => trendStrips(sheet), [sheet])
  if (strips.length === 0) return null
  return (
    <section className="trends" aria-label={label}>
      <h3>{label}</h3>
      <TimeChart label={label} strips={strips} />
    </section>
  )
})
