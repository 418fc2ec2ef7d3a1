import './chart.css'

import { memo, type PointerEvent, useMemo, useState } from 'react'

import { across, momentAt, type TimeTick, timeTicks, width } from './scale.ts'
import { StripMarks } from './StripMarks.tsx'
import { StripPlot } from './StripPlot.tsx'
import { type ChartPoint, isDrawn, momentsOf, type Span, spanOf, type Strip, withUnit } from './strip.ts'
import { ValuesTable } from './ValuesTable.tsx'

type Props = {
  /** What is drawn, for the reader and for the table: `Trends`, `Potassium` */
  label: string
  strips: readonly Strip[]
  /** The time it runs over, for charts that stand beside one another; from the first moment to the last when not said */
  over?: Span
  /** What is written under it, where that is no time of the calendar: weeks of a pregnancy */
  ticks?: (span: Span) => TimeTick[]
}

/**
 * Quantities over time, the newest on the right, one under another over one axis. Pointer or arrow keys read the values
 * of one moment in all of them; behind the pictures stands the table of all that is drawn, and of what cannot be.
 */
export const TimeChart = memo(function TimeChart({ label, strips, over, ticks = timeTicks }: Props) {
  const moments = useMemo(() => momentsOf(strips), [strips])
  const span = useMemo(() => over ?? spanOf(moments), [over, moments])
  const [read, setRead] = useState<number>()
  // What is read may be gone after a refresh.
  const chosen = read !== undefined && moments.includes(read) ? read : undefined
  const drawn = strips.filter(({ points }) => points.some(isDrawn))
  return (
    <div className="time-chart" role="group" aria-label={label}>
      {span && moments.length > 0 && (
        <div className="chart-strips" onPointerLeave={() => setRead(undefined)}>
          {drawn.map((strip) => (
            <StripRow
              key={`${strip.name} ${strip.unit}`}
              strip={strip}
              span={span}
              chosen={chosen}
              onPoint={(share) => setRead(nearest(moments, momentAt(share, span)))}
            />
          ))}
          <div className="chart-strip chart-axis">
            <Ticks span={span} ticksOf={ticks} chosen={wordsOfMoment(drawn, chosen)} />
            <Reader label={label} strips={drawn} moments={moments} chosen={chosen} onRead={setRead} />
          </div>
        </div>
      )}
      <ValuesTable label={label} strips={strips} />
    </div>
  )
})

type RowProps = { strip: Strip; span: Span; chosen: number | undefined; onPoint: (share: number) => void }

function StripRow({ strip, span, chosen, onPoint }: RowProps) {
  const { name, unit, tall } = strip
  function point({ currentTarget, clientX }: PointerEvent) {
    const { left, width } = currentTarget.getBoundingClientRect()
    onPoint((clientX - left) / width)
  }
  return (
    <div className="chart-strip">
      <span className="chart-name">
        {name}
        {unit && <span className="second-line">{unit}</span>}
      </span>
      <div className={tall ? 'chart-plot chart-tall' : 'chart-plot'}>
        <StripMarks strip={strip} />
        <div className="chart-drawing" onPointerMove={point} onPointerDown={point}>
          <StripPlot strip={strip} span={span} />
          {chosen !== undefined && (
            <span className="chart-cross" style={{ insetInlineStart: percent(chosen, span) }} />
          )}
        </div>
      </div>
      <Readout strip={strip} chosen={chosen} />
    </div>
  )
}

const percent = (instant: number, span: Span) => `${across(instant, span) / (width / 100)}%`

/** The value of the moment that is read; without one the latest, large, and the one before it. */
function Readout({ strip: { points }, chosen }: { strip: Strip; chosen: number | undefined }) {
  const drawn = points.filter(isDrawn)
  const [latest, before] = [drawn.at(-1), drawn.at(-2)]
  const shown = chosen === undefined ? latest : drawn.find(({ at }) => at === chosen)
  return (
    <span className="chart-readout" aria-hidden="true">
      <strong>{shown?.text ?? '–'}</strong>
      {chosen === undefined && before && <span className="second-line">was {before.text}</span>}
      {chosen !== undefined && shown?.range && <span className="second-line">{shown.range.text}</span>}
    </span>
  )
}

type TicksProps = { span: Span; ticksOf: (span: Span) => TimeTick[]; chosen: string | undefined }

function Ticks({ span, ticksOf, chosen }: TicksProps) {
  const ticks = useMemo(() => ticksOf(span), [ticksOf, span])
  return (
    <div className="chart-times" aria-hidden="true">
      {chosen ? (
        <span className="chart-moment">{chosen}</span>
      ) : (
        ticks.map(({ at, date, time }) => (
          <span key={at} style={{ insetInlineStart: percent(at, span) }}>
            {date} {time && <b>{time}</b>}
          </span>
        ))
      )}
    </div>
  )
}

type ReaderProps = {
  label: string
  strips: readonly Strip[]
  moments: readonly number[]
  chosen: number | undefined
  onRead: (moment: number | undefined) => void
}

/** The browser's own slider, out of sight: arrows, Home and End go from one moment to the next and say its values. */
function Reader({ label, strips, moments, chosen, onRead }: ReaderProps) {
  const last = moments.length - 1
  const index = chosen === undefined ? last : moments.indexOf(chosen)
  return (
    <input
      type="range"
      className="chart-reader"
      aria-label={`Read values: ${label}`}
      min={0}
      max={last}
      step={1}
      value={index}
      aria-valuetext={spokenMoment(strips, moments[index])}
      onFocus={() => onRead(moments[index])}
      onBlur={() => onRead(undefined)}
      onChange={({ target }) => onRead(moments[target.valueAsNumber])}
    />
  )
}

const pointsAt = (strips: readonly Strip[], moment: number | undefined) =>
  strips.flatMap(({ name, unit, points }) =>
    points.filter(isDrawn).flatMap((point) => (point.at === moment ? [{ name, unit, point }] : [])),
  )

function spokenMoment(strips: readonly Strip[], moment: number | undefined): string {
  const found = pointsAt(strips, moment)
  const values = found.map(
    ({ name, unit, point }) => `${name} ${withUnit(point.text, unit)}${remarkOf(point)}`,
  )
  return [found[0]?.point.when ?? '', ...values].join(', ')
}

const remarkOf = ({ remark }: ChartPoint) => (remark ? ` (${remark})` : '')

const wordsOfMoment = (strips: readonly Strip[], moment: number | undefined) =>
  pointsAt(strips, moment)[0]?.point.when

const nearest = (moments: readonly number[], wanted: number): number | undefined =>
  moments.reduce<number | undefined>(
    (best, moment) =>
      best === undefined || Math.abs(moment - wanted) < Math.abs(best - wanted) ? moment : best,
    undefined,
  )
