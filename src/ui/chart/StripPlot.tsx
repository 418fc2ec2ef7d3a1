import { memo } from 'react'

import { across, height, up, valueTicks, width } from './scale.ts'
import { shapesOf } from './shapes.ts'
import {
  type Band,
  type Curve,
  isDrawn,
  type Limit,
  type Scale,
  type Span,
  type Strip,
  withUnit,
} from './strip.ts'

type Props = { strip: Strip; span: Span }

/** The picture of one strip. Its name says the latest value; every number in it stands in the table. */
export const StripPlot = memo(function StripPlot({ strip, span }: Props) {
  const { scale, bands = [], curves = [] } = strip
  const { line, dots, rings, bars, ranges, breaks, limit } = shapesOf(strip, span)
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={spokenName(strip)}
    >
      {bands.map((band) => (
        <BandShape key={band.from} band={band} scale={scale} />
      ))}
      {ranges && <path className="chart-ranges" d={ranges} />}
      {strip.shape !== 'marks' && strip.shape !== 'lane' && (
        <path
          className="chart-grid"
          d={valueTicks(scale)
            .map((tick) => `M0 ${up(tick, scale)}H${width}`)
            .join('')}
        />
      )}
      {curves.map(({ label, points }) => (
        <path key={label} className="chart-curve" d={curvePath(points, scale, span)} />
      ))}
      {breaks && <path className="chart-breaks" d={breaks} />}
      {limit && <path className="chart-limit" d={limit} />}
      <path className="chart-line" d={line} />
      <path className={strip.shape === 'columns' ? 'chart-columns' : 'chart-bars'} d={bars} />
      <path className="chart-dots" d={dots} />
      {rings && (
        <>
          <path className="chart-dots" d={rings} />
          <path className="chart-rings" d={rings} />
        </>
      )}
    </svg>
  )
})

const curvePath = (points: Curve['points'], scale: Scale, span: Span) =>
  points
    .map(({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${across(at, span)} ${up(value, scale)}`)
    .join('')

function BandShape({ band: { from, to, tint }, scale }: { band: Band; scale: Scale }) {
  const top = up(to, scale)
  return <rect className={`chart-tint-${tint}`} x="0" y={top} width={width} height={up(from, scale) - top} />
}

/** `Pulse: latest 95 per minute at 05-Mar-2026 14:05, before that 80`. */
function spokenName({ name, unit, points, limit }: Strip): string {
  const drawn = points.filter(isDrawn)
  const [latest, before] = [drawn.at(-1), drawn.at(-2)]
  if (!latest) return `${name}: nothing drawn`
  const range = latest.range ? `, range ${latest.range.text}` : ''
  return `${name}: latest ${withUnit(latest.text, unit)} at ${latest.when}${range}${before ? `, before that ${before.text}` : ''}${limitWords(limit)}`
}

const limitWords = (limit: Limit | undefined) => {
  const last = limit?.steps.at(-1)
  return limit && last ? `, ${limit.name} ${last.value}` : ''
}
