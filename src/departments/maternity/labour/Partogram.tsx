import { useMemo } from 'react'

import { useNow } from '#lib/use-now.ts'
import { momentsOf } from '#ui/chart/strip.ts'
import { TimeChart } from '#ui/chart/TimeChart.tsx'
import { Panel } from '#ui/Panel.tsx'

import type { Labour } from './labour.ts'
import { partogramOf } from './partogram.ts'

const hour = 3_600_000

/** All of it over one axis of time, from the start of labour to now. */
export function Partogram({ labour }: { labour: Labour }) {
  const now = useNow()
  const strips = useMemo(() => partogramOf(labour), [labour])
  const moments = useMemo(() => momentsOf(strips), [strips])
  const first = Math.min(labour.begun ?? Infinity, moments[0] ?? Infinity)
  const last = labour.over ? (moments.at(-1) ?? now) : now
  // moves on by the quarter of an hour, so that nothing is drawn anew all the time
  const to = Math.ceil(last / (hour / 4)) * (hour / 4)
  const from = Number.isFinite(first) ? first : to - hour
  const over = useMemo(() => ({ from, to: Math.max(to, from + hour) }), [from, to])
  return (
    <Panel title="Partogram">
      {moments.length === 0 ? (
        <p>Nothing charted yet</p>
      ) : (
        <TimeChart label="Partogram" strips={strips} over={over} />
      )}
    </Panel>
  )
}
