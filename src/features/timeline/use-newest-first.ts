import { type RefObject, useEffect, useRef, useState } from 'react'

import type { TimelineEvent } from './event.ts'

const step = 24

/**
 * Of a long list only what is in sight is rendered, and a little more: the newest at first, the older as they are
 * scrolled to. `edge` stands above the oldest that is rendered.
 */
export function useNewestFirst(
  box: RefObject<HTMLElement | null>,
  events: readonly TimelineEvent[],
  reading: string,
  chosen: string | undefined,
) {
  const [seen, setSeen] = useState({ reading, count: step })
  const count = seen.reading === reading ? seen.count : step
  const edge = useRef<HTMLParagraphElement>(null)
  const isMore = count < events.length
  useEffect(() => {
    if (!isMore || !edge.current) return undefined
    const near = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setSeen({ reading, count: count + step }),
      { root: box.current, rootMargin: '600px' },
    )
    near.observe(edge.current)
    return () => near.disconnect()
  }, [box, reading, count, isMore])
  // What is read on the axis is rendered too.
  const wanted = chosen === undefined ? -1 : events.findIndex(({ id }) => id === chosen)
  const from = Math.max(0, Math.min(events.length - count, wanted < 0 ? events.length : wanted))
  return { inSight: events.slice(from), edge }
}
