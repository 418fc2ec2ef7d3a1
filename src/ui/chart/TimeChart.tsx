import './chart.css'

import { memo, type PointerEvent, useMemo, useState } from 'react'

import { ChartReader, nearest, wordsOfMoment } from './ChartReader.tsx'
import { across, momentAt, type TimeTick, timeTicks, width } from './scale.ts'
import { StripMarks } from './StripMarks.tsx'
import { StripPlot } from './StripPlot.tsx'
import { StripWords } from './StripWords.tsx'
import { heldAt, isDrawn, limitAt, momentsOf, type Span, spanOf, type Strip } from './strip.ts'
import { ValuesTable } from './ValuesTable.tsx'

type Props = {
  /** What is drawn, for the reader and for the table: `Trends`, `Potassium` */
  label: string
  strips: readonly Strip[]
  /** The time it runs over, for charts that stand beside one another; from the first moment to the last when not said */
  over?: Span
  /** What is written under it, where that is no time of the calendar: weeks of a pregnancy */
  ticks?: (span: Span) => TimeTick[]
  /** Charts that are read together: whoever holds them has the reader and the table of all of them */
  cursor?: Cursor
}

/** One moment that is read in several charts at once. */
export type Cursor = {
  moments: readonly number[]
  chosen: number | undefined
  onRead: (moment: number | undefined) => void
}

/**
 * Quantities over time, the newest on the right, one under another over one axis. Pointer or arrow keys read the values
 * of one moment in all of them; behind the pictures stands the table of all that is drawn, and of what cannot be.
 */
export const TimeChart = memo(function TimeChart({ label, strips, over, ticks = timeTicks, cursor }: Props) {
  const own = useMemo(() => momentsOf(strips), [strips])
  const moments = cursor?.moments ?? own
  const span = useMemo(() => over ?? spanOf(moments), [over, moments])
  const [ownRead, setOwnRead] = useState<number>()
  const read = cursor ? cursor.chosen : ownRead
  const setRead = cursor?.onRead ?? setOwnRead
  // What is read may be gone after a refresh.
  const chosen = read !== undefined && moments.includes(read) ? read : undefined
  // Charts that are read together keep the same rows, so that each stands beside its like.
  const drawn = cursor ? strips : strips.filter(({ points }) => points.some(isDrawn))
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
            {!cursor && (
              <ChartReader label={label} strips={drawn} moments={moments} chosen={chosen} onRead={setRead} />
            )}
          </div>
        </div>
      )}
      {!cursor && <ValuesTable label={label} strips={strips} />}
    </div>
  )
})

type RowProps = { strip: Strip; span: Span; chosen: number | undefined; onPoint: (share: number) => void }

function StripRow({ strip, span, chosen, onPoint }: RowProps) {
  const { name, unit, tall, shape } = strip
  const height = shape === 'lane' ? 'chart-lane' : tall ? 'chart-tall' : ''
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
      <div className={`chart-plot ${height}`}>
        <StripMarks strip={strip} />
        <div className="chart-drawing" onPointerMove={point} onPointerDown={point}>
          <StripPlot strip={strip} span={span} />
          <StripWords strip={strip} span={span} />
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
function Readout({ strip, chosen }: { strip: Strip; chosen: number | undefined }) {
  const drawn = strip.points.filter(isDrawn)
  const [latest, before] = [drawn.at(-1), drawn.at(-2)]
  const shown = chosen === undefined ? latest : heldAt(strip, chosen)[0]
  const limit = chosen === undefined ? strip.limit?.steps.at(-1)?.value : limitAt(strip, chosen)
  return (
    <span className="chart-readout" aria-hidden="true">
      <strong>{shown?.text ?? '–'}</strong>
      {chosen === undefined && before && <span className="second-line">was {before.text}</span>}
      {chosen !== undefined && shown?.range && <span className="second-line">{shown.range.text}</span>}
      {limit !== undefined && (
        <span className="second-line">
          {strip.limit?.name} {limit}
        </span>
      )}
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
