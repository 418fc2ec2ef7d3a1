import type { Meaning } from './thresholds.ts'

/** The words of a threshold beside its value; `live`: said as it is typed. */
export const MeansWords = ({ means, live }: { means: Meaning; live?: boolean }) => (
  <span {...(live ? { 'aria-live': 'polite' } : {})}>
    {means && <span className={`badge ${means.level}`}>{means.words}</span>}
  </span>
)
