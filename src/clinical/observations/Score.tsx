import '#ui/scores.css'

import type { Trend } from './news2-response.ts'
import { type Band, bandWords } from './news2.ts'

type Props = { total: number; band: Band; uncertain?: boolean }

/** A NEWS2 total: number, tint and the band in words, so that colour never carries it alone. */
export function Score({ total, band, uncertain = false }: Props) {
  return (
    <span className="score-with-words">
      <span className={`score band-${band}`}>{total}</span>
      <span>{uncertain ? 'low or low–medium' : bandWords[band]}</span>
    </span>
  )
}

const arrows: Record<Exclude<Trend, 'first'>, string> = { rising: '↑', falling: '↓', steady: '→' }

/** How the score moved, as an arrow and in words. */
export function TrendWords({ trend, previous }: { trend: Trend; previous: number | undefined }) {
  if (trend === 'first' || previous === undefined) return <span className="trend">no earlier score</span>
  return (
    <span className={`trend ${trend}`}>
      <span aria-hidden="true">{arrows[trend]} </span>
      <span className="trend-word">{trend === 'steady' ? 'steady at ' : `${trend}, `}</span>
      {trend === 'steady' ? previous : `was ${previous}`}
    </span>
  )
}
