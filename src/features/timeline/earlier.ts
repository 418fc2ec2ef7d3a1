import { type Filters, shows } from './filters.ts'
import { periodOf, type View } from './view.ts'
import type { PartState } from './use-timeline.ts'

/**
 * Those whose next window is asked for so that about twice as much of time is whole. What already reaches further back
 * waits: its next window would only be bytes.
 */
export function partsToLoad(
  parts: readonly PartState[],
  view: View,
  filters: Filters,
  now: number,
): PartState[] {
  if (view.loadedFrom === undefined) return []
  const to = Math.min(periodOf(filters).to, now)
  const target = view.loadedFrom - Math.max(86_400_000, to - view.loadedFrom)
  return parts.filter(({ part, windows }) => {
    const after = windows.data?.pages.at(-1)?.earlier?.after
    return after !== undefined && after > target && part.kinds.some((kind) => shows(filters, kind))
  })
}

/** True when nothing of the period lies before what is loaded. */
export const isPeriodLoaded = ({ loadedFrom }: View, filters: Filters): boolean =>
  loadedFrom === undefined || loadedFrom < periodOf(filters).from
