import type { Score } from './answers.ts'
import type { BandLevel } from './questionnaire.ts'

const look: Record<BandLevel, string> = { low: 'badge', medium: 'badge warning', high: 'badge danger' }

/** The number and what the form says it means: words beside the colour. */
export const ScoreBadge = ({ score: { total, band } }: { score: Score }) => (
  <>
    <strong>{total}</strong>{' '}
    {band ? (
      <span className={look[band.level]}>{band.words}</span>
    ) : (
      <span className="quiet-text">the form does not say what this means</span>
    )}
  </>
)
