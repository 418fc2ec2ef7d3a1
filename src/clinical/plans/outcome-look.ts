import type { Outcome } from './evaluation.ts'

/** A colour beside the words, never in their place. */
export const outcomeLook = (outcome: Outcome | undefined): string =>
  outcome === 'worsening' || outcome === 'not-achieved'
    ? 'badge danger'
    : outcome === 'improving' || outcome === 'achieved'
      ? 'badge success'
      : 'badge'
