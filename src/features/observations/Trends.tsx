import { Fragment, memo, type ReactNode } from 'react'

import { formatDate, formatTime } from '#fhir/dates.ts'

import type { ObservationSet } from './model.ts'
import {
  across,
  dotsPath,
  height,
  linePath,
  pointsOf,
  pressurePath,
  pressureScale,
  saturationTints,
  type Series,
  series,
  type Span,
  spanOf,
  ticksOf,
  type Tint,
  up,
  width,
} from './trend-shapes.ts'

type Props = { sets: readonly ObservationSet[]; scored: boolean }

/** How each reading ran, time in proportion. Every number drawn here stands in the table above. */
export const Trends = memo(function Trends({ sets, scored }: Props) {
  const span = spanOf(sets)
  if (!span) return null
  const shown = series.filter(({ name }) => scored || name !== 'NEWS2 total')
  return (
    <section className="trends" aria-label="Trends">
      <h3>Trends</h3>
      {shown.map((one) => (
        <Fragment key={one.name}>
          {one.name === 'Pulse' && <Pressure sets={sets} span={span} scored={scored} />}
          <Strip one={one} sets={sets} span={span} scored={scored} />
        </Fragment>
      ))}
      <Axis span={span} />
    </section>
  )
})

type StripProps = { one: Series; sets: readonly ObservationSet[]; span: Span; scored: boolean }

function Strip({ one, sets, span, scored }: StripProps) {
  const points = pointsOf(sets, one, span)
  const latest = points.at(-1)
  const [before] = points.slice(-2, -1)
  if (!latest) return null
  const words = `${one.name}: latest ${latest.value}${one.unit ? ` ${one.unit}` : ''}${before ? `, before that ${before.value}` : ''}`
  return (
    <Frame
      name={one.name}
      unit={one.unit}
      latest={String(latest.value)}
      before={before && String(before.value)}
    >
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
        className="trend-plot"
      >
        {scored && <Tints tints={one.name === 'SpO2' ? saturationTints(sets) : one.tints} scale={one} />}
        <path className="trend-line" d={linePath(points)} />
        <path className="trend-dots" d={dotsPath(points)} />
      </svg>
    </Frame>
  )
}

function Pressure({ sets, span, scored }: Omit<StripProps, 'one'>) {
  const taken = sets.filter(
    ({ readings, instant }) => readings.sbp?.value !== undefined && instant !== undefined,
  )
  const text = (set: ObservationSet | undefined) =>
    set && `${set.readings.sbp?.text}/${set.readings.dbp?.text ?? '–'}`
  const [latest, before] = [text(taken.at(-1)), text(taken.at(-2))]
  if (!latest) return null
  return (
    <Frame name="Blood pressure" unit="mmHg" latest={latest} before={before}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Blood pressure: latest ${latest} mmHg${before ? `, before that ${before}` : ''}`}
        className="trend-plot trend-tall"
      >
        {scored && <Tints tints={pressureScale.tints} scale={pressureScale} />}
        <path className="trend-bars" d={pressurePath(sets, span)} />
      </svg>
    </Frame>
  )
}

type FrameProps = {
  name: string
  unit: string
  latest: string
  before: string | undefined
  children: ReactNode
}

function Frame({ name, unit, latest, before, children }: FrameProps) {
  return (
    <div className="trend-strip">
      <span className="trend-name">
        {name}
        {unit && <span className="second-line">{unit}</span>}
      </span>
      {children}
      <span className="trend-latest" aria-hidden="true">
        <strong>{latest}</strong>
        {before !== undefined && <span className="second-line">was {before}</span>}
      </span>
    </div>
  )
}

const Tints = ({ tints, scale }: { tints: readonly Tint[]; scale: { low: number; high: number } }) =>
  tints.map(({ from, to, score }) => {
    const top = up(to, scale)
    return (
      <rect
        key={from}
        className={`trend-tint-${score}`}
        x="0"
        y={top}
        width={width}
        height={up(from, scale) - top}
      />
    )
  })

function Axis({ span }: { span: Span }) {
  const long = span.to - span.from > 14 * 86_400_000
  return (
    <div className="trend-strip trend-axis" aria-hidden="true">
      <span />
      <div className="trend-ticks">
        {ticksOf(span).map((instant) => {
          const written = new Date(instant).toISOString()
          return (
            <span key={instant} style={{ insetInlineStart: `${across(instant, span) / (width / 100)}%` }}>
              {long ? (
                formatDate(written)
              ) : (
                <>
                  {formatDate(written).slice(0, 6)} <b>{formatTime(written)}</b>
                </>
              )}
            </span>
          )
        })}
      </div>
      <span />
    </div>
  )
}
