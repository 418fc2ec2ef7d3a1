import { formatDate, formatDateTime } from '#fhir/dates.ts'
import type { Span } from '#ui/chart/strip.ts'

import { type Kind, kinds, type TimelineEvent } from './event.ts'
import type { Filters } from './filters.ts'
import { kindWords } from './kind-words.ts'
import { addDays, addMonths, londonDay } from './moments.ts'
import { periodOf, type View } from './view.ts'

const day = 86_400_000

/** From where to where the axis runs: the period, else what is loaded; now, or the last day asked for, on its right. */
export function axisSpan(view: View, filters: Filters, now: number): Span {
  const period = periodOf(filters)
  const shown = view.events.flatMap(({ span, until }) => {
    const end = until === undefined ? NaN : Date.parse(until)
    return span ? [{ from: span.from, to: Math.max(span.to, Number.isNaN(end) ? 0 : end) }] : []
  })
  const to = Number.isFinite(period.to) ? period.to : Math.max(now, ...shown.map(({ to }) => to))
  const oldest = Math.min(to - day, ...shown.map(({ from }) => from))
  const loaded = view.loadedFrom ?? oldest
  // A little of what is not loaded is drawn as such.
  const room = (to - loaded) * (view.loadedFrom === undefined ? 0.01 : 0.04)
  const from = Number.isFinite(period.from) ? period.from : loaded - room
  const start = Math.min(from, to - day / 24)
  // The newest is drawn whole.
  return { from: start, to: Number.isFinite(period.to) ? to : to + (to - start) * 0.01 }
}

/** Where a moment stands, in per cent of the width. */
export const across = (at: number, { from, to }: Span) =>
  Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100))

/** What is drawn at one place of a lane: one entry, or several too close together to be told apart. */
export type Mark = {
  key: string
  left: number
  /** 0 for what is a moment; a stay, or a date that is only a month or a year, is as wide as it lasted */
  width: number
  /** The stay has not ended, or the date is not exact */
  shape: 'moment' | 'stay' | 'going' | 'vague'
  count: number
}

/** Narrower than this, in per cent, is a moment; so a lane never holds more than about a hundred of them. */
const narrow = 1.1

export function lanesOf(events: readonly TimelineEvent[], span: Span): { kind: Kind; marks: Mark[] }[] {
  return kinds.map((kind) => ({
    kind,
    marks: marksOf(
      events.filter((event) => event.kind === kind),
      span,
    ),
  }))
}

function marksOf(events: readonly TimelineEvent[], span: Span): Mark[] {
  const marks = new Map<string, Mark>()
  for (const event of events) {
    const { left, width, shape } = placeOf(event, span)
    const key = `${Math.round(left / narrow)} ${Math.round(width / narrow)}`
    const before = marks.get(key)
    if (before) before.count += 1
    else marks.set(key, { key, left, width, shape, count: 1 })
  }
  return [...marks.values()].toSorted((one, other) => other.width - one.width)
}

function placeOf(event: TimelineEvent, span: Span): Pick<Mark, 'left' | 'width' | 'shape'> {
  const begun = event.span ?? { from: span.from, to: span.from }
  const ended = event.until === undefined ? NaN : Date.parse(event.until)
  const lasts = event.ongoing || !Number.isNaN(ended)
  const end = event.ongoing ? span.to : Number.isNaN(ended) ? begun.to : Math.max(ended, begun.from)
  const left = across(begun.from, span)
  const width = across(end, span) - left
  if (width < narrow) return { left, width: 0, shape: 'moment' }
  return { left, width, shape: lasts ? (event.ongoing ? 'going' : 'stay') : 'vague' }
}

/** `05-Mar-2024 14:05 – Report – Full blood count` */
export const spokenWords = ({ kind, change, title, when, day }: TimelineEvent): string =>
  [when?.includes('T') ? formatDateTime(when) : formatDate(day), kindWords[kind].one, change, title]
    .filter(Boolean)
    .join(' – ')

/** The entry that begins nearest to a place on the axis, given in per cent. */
export function nearestEvent(
  events: readonly TimelineEvent[],
  span: Span,
  place: number,
): TimelineEvent | undefined {
  const away = (event: TimelineEvent) => Math.abs(across(event.span?.from ?? 0, span) - place)
  return events.reduce<TimelineEvent | undefined>(
    (best, event) => (best === undefined || away(event) <= away(best) ? event : best),
    undefined,
  )
}

/** A button each: how much of time the axis shows. */
export const periods = [
  { words: '1 week', days: 7 },
  { words: '1 month', months: 1 },
  { words: '6 months', months: 6 },
  { words: '1 year', months: 12 },
  { words: '5 years', months: 60 },
] as const

export function fromFor(period: (typeof periods)[number], lastDay: string): string {
  return 'days' in period ? addDays(lastDay, -period.days) : addMonths(lastDay, -period.months)
}

/** Half or twice as much of time, the newest staying where it is; never less than a day. */
export function zoomed(span: Span, factor: number): Pick<Filters, 'from'> {
  const length = Math.max(day, (span.to - span.from) * factor)
  return { from: londonDay(span.to - length) }
}

/** As much of time, half of it earlier or later; undefined `upTo` is the newest. */
export function moved(span: Span, by: -0.5 | 0.5, now: number): Pick<Filters, 'from' | 'upTo'> {
  const length = Math.max(2 * day, span.to - span.from)
  const to = span.to + length * by
  const upTo = londonDay(to - 1)
  return { from: londonDay(to - length), upTo: upTo >= londonDay(now) ? undefined : upTo }
}
