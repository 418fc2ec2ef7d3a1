import './timeline-axis.css'

import { memo, type PointerEvent, type ReactNode, useMemo, useState } from 'react'

import { timeTicks } from '#ui/chart/scale.ts'
import type { Span } from '#ui/chart/strip.ts'

import { across, lanesOf, type Mark, nearestEvent, spokenWords } from './axis.ts'
import type { TimelineEvent } from './event.ts'

type Props = {
  /** In the order of time */
  events: readonly TimelineEvent[]
  span: Span
  loadedFrom: number | undefined
  now: number
  /** The entry that is read; the list shows it too */
  chosen: string | undefined
  onChoose: (id: string | undefined) => void
  onZoom: (factor: number) => void
  /** A lane of one kind each, with its name */
  names: ReactNode
}

/** All of it on one axis, a lane to each kind, the newest on the right. The list below says the same in words. */
export function TimelineAxis({ events, span, loadedFrom, now, chosen, onChoose, onZoom, names }: Props) {
  const [pointed, setPointed] = useState<TimelineEvent>()
  const read = pointed ?? events.find(({ id }) => id === chosen)
  const at = read?.span && across(read.span.from, span)
  const under = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return nearestEvent(events, span, ((clientX - left) / width) * 100)
  }
  return (
    <div className="timeline-axis">
      {names}
      <div
        className="timeline-pointer"
        onPointerMove={(event) => setPointed(under(event))}
        onPointerLeave={() => setPointed(undefined)}
        onPointerUp={(event) => onChoose(under(event)?.id)}
      >
        <Lanes events={events} span={span} loadedFrom={loadedFrom} now={now} />
        {at !== undefined && <span className="timeline-cross" style={{ insetInlineStart: `${at}%` }} />}
      </div>
      <div className="timeline-ticks" aria-hidden="true">
        {read ? <span className="timeline-read">{spokenWords(read)}</span> : <Ticks span={span} />}
      </div>
      <Reader events={events} chosen={chosen} onChoose={onChoose} onZoom={onZoom} />
    </div>
  )
}

/** The browser's own slider, out of sight: arrows, Home and End go from entry to entry and say each; + and − zoom. */
function Reader({
  events,
  chosen,
  onChoose,
  onZoom,
}: Pick<Props, 'events' | 'chosen' | 'onChoose' | 'onZoom'>) {
  const last = events.length - 1
  const found = events.findIndex(({ id }) => id === chosen)
  const index = found < 0 ? last : found
  const event = events[index]
  const zooms: Record<string, number> = { '+': 0.5, '=': 0.5, '-': 2 }
  return (
    <input
      type="range"
      className="timeline-reader"
      aria-label="Time axis: arrows read entries, plus and minus zoom"
      min={0}
      max={Math.max(0, last)}
      step={1}
      value={Math.max(0, index)}
      aria-valuetext={event ? spokenWords(event) : 'Nothing in this period'}
      onFocus={() => onChoose(event?.id)}
      onChange={({ target }) => onChoose(events[target.valueAsNumber]?.id)}
      onKeyDown={(pressed) => {
        const factor = pressed.ctrlKey || pressed.metaKey ? undefined : zooms[pressed.key]
        if (factor === undefined) return
        pressed.preventDefault()
        onZoom(factor)
      }}
    />
  )
}

type LanesProps = Pick<Props, 'events' | 'span' | 'loadedFrom' | 'now'>

const Lanes = memo(function Lanes({ events, span, loadedFrom, now }: LanesProps) {
  const lanes = useMemo(() => lanesOf(events, span), [events, span])
  return (
    <div className="timeline-lanes" aria-hidden="true">
      {lanes.map(({ kind, marks }) => (
        <div key={kind} className="timeline-track">
          {loadedFrom !== undefined && loadedFrom > span.from && (
            <span className="timeline-unloaded" style={{ inlineSize: `${across(loadedFrom, span)}%` }} />
          )}
          {now < span.to && (
            <span className="timeline-now" style={{ insetInlineStart: `${across(now, span)}%` }} />
          )}
          {marks.map((mark) => (
            <LaneMark key={mark.key} mark={mark} kind={kind} />
          ))}
        </div>
      ))}
    </div>
  )
})

/** Several at one place stand as a column, the higher the more there are. */
function LaneMark({ mark: { left, width, shape, count }, kind }: { mark: Mark; kind: string }) {
  return (
    <span
      className={`timeline-mark ${shape} kind-${kind}`}
      style={{
        insetInlineStart: `${left}%`,
        ...(width > 0 ? { inlineSize: `${width}%` } : {}),
        ...(count > 1 ? { blockSize: `${Math.min(24, 9 + Math.log2(count) * 4)}px` } : {}),
      }}
    />
  )
}

function Ticks({ span }: { span: Span }) {
  return timeTicks(span).map(({ at, date, time }) => (
    <span key={at} style={{ insetInlineStart: `${across(at, span)}%` }}>
      {date} {time && <b>{time}</b>}
    </span>
  ))
}
