import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

import { PartHeights } from './parts.ts'

/** Drawn above and below what is in sight, in pixels: so much a wheel can turn before the next frame. */
const margin = 900

/** Heights of the lists looked at last, by the address of each: who comes back finds the page as high as it was. */
const remembered = new Map<string, PartHeights>()
const mostRemembered = 6

function heightsOf(address: string): PartHeights {
  const heights = remembered.get(address) ?? new PartHeights()
  remembered.delete(address)
  remembered.set(address, heights)
  const [oldest] = remembered.keys()
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest)
  return heights
}

type Sight = { first: number; last: number }

/**
 * Which parts of a table stand in the window, or close to it; the page itself scrolls. What turns out to be higher or
 * lower than it was taken for moves nothing that is in sight.
 */
export function usePartsInSight(table: RefObject<HTMLTableElement | null>, count: number, address: string) {
  const [heights] = useState(() => heightsOf(address))
  const [sight, setSight] = useState<Sight>({ first: 0, last: 2 })

  // after every drawing, before it is painted
  useLayoutEffect(() => measure(table.current, heights))
  useEffect(() => {
    const look = () => setSight(sightOf(table.current, count, heights))
    // also once to begin with
    const resized = new ResizeObserver(() => {
      measure(table.current, heights)
      look()
    })
    if (table.current) resized.observe(table.current)
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      resized.disconnect()
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [table, count, heights])

  return { sight, heights }
}

/** The same as before where nothing came into sight: then nothing is drawn again. */
function sightOf(table: HTMLTableElement | null, count: number, heights: PartHeights) {
  const begin = beginOf(table)
  const next = heights.within(count, -begin - margin, innerHeight + margin - begin)
  return (before: Sight) => (before.first === next.first && before.last === next.last ? before : next)
}

function measure(table: HTMLTableElement | null, heights: PartHeights) {
  const begin = beginOf(table)
  let moved = 0
  for (const element of table?.querySelectorAll<HTMLElement>('tbody[data-part]') ?? []) {
    const part = Number(element.dataset['part'])
    const isAbove = begin + heights.between(0, part) + heights.of(part) / 2 < 0
    const difference = heights.measured(part, element.getBoundingClientRect().height)
    if (isAbove) moved += difference
  }
  if (Math.abs(moved) >= 1) scrollBy(0, moved)
}

/** Where the rows begin, from the top of the window; the head above them may stay in sight. */
const beginOf = (table: HTMLTableElement | null) =>
  table ? table.getBoundingClientRect().top + (table.tHead?.offsetHeight ?? 0) : 0
