/** One figure of the bench; with a budget, or what it is at least, it is a promise. */
export type Measure = { name: string; value: number; unit: string; budget?: number; least?: number }

export const holds = ({ value, budget, least }: Measure): boolean =>
  (budget === undefined || value <= budget) && (least === undefined || value >= least)

/** The value below which that share of the samples lies; `share` from 0 to 1. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
