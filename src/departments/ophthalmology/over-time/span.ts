import type { Span } from '#ui/chart/strip.ts'

/** How far back, as it stands in the address. */
export const spans = [
  { value: '1y', label: 'One year', years: 1 },
  { value: '3y', label: 'Three years', years: 3 },
  { value: 'all', label: 'All of it', years: undefined },
] as const

const year = 365.25 * 86_400_000

/**
 * The time that is drawn: so many years until now, whether or not it begins with anything, so that two patients can be
 * compared; or all there is. Undefined when there is nothing to draw.
 */
export function spanFor(years: number | undefined, all: Span | undefined, now: number): Span | undefined {
  if (!all || years === undefined) return all
  return { from: now - years * year, to: Math.max(now, all.to) }
}
