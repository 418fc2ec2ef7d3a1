import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'
import { writtenDate } from '#lib/written-date.ts'

import type { Scale, Span } from './strip.ts'

/** Drawn in a box of 1000 × 100, stretched to the page: lines and dots keep their width, and paper needs no measuring. */
export const width = 1000
export const height = 100
const margin = 12

/** Time runs in proportion (CUI GTAB). A margin keeps the first and the last dot whole. */
export const across = (instant: number, { from, to }: Span) =>
  round(margin + ((instant - from) / (to - from)) * (width - 2 * margin))

/** The moment at a share of the width, for a pointer. */
export const momentAt = (share: number, { from, to }: Span) =>
  from + ((share * width - margin) / (width - 2 * margin)) * (to - from)

/** A value beyond the scale is drawn at its edge; its number is in the table. */
export const up = (value: number, { low, high }: Scale) =>
  round(height - ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * height)

const round = (value: number) => Math.round(value * 10) / 10

/** A scale that holds these values with room about them, at least `least` high: for quantities without a scale of their own. */
export function scaleAround(values: readonly number[], least: number): Scale {
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return { low: 0, high: least }
  const [low, high] = [Math.min(...finite), Math.max(...finite)]
  const room = Math.max((high - low) * 0.15, (least - (high - low)) / 2)
  // Nothing that is measured here goes below nought, so no room is kept there.
  return { low: low >= 0 ? Math.max(0, low - room) : low - room, high: high + room }
}

/** A few round numbers to write beside a strip, well inside of it. */
export function valueTicks({ low, high }: Scale, most = 5): number[] {
  const rough = (high - low) / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power
  const first = Math.ceil((low + (high - low) * 0.06) / step)
  const last = Math.floor((high - (high - low) * 0.06) / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}

const minute = 60_000
const day = 1440 * minute
const month = 30.44 * day

const minuteSteps = [1, 5, 15, 30, 60, 120, 180, 360, 720]
const daySteps = [1, 2, 7, 14]
const monthSteps = [1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 2400, 6000, 12_000]

export type TimeTick = { at: number; date: string; time: string }

/** Some moments to write under a chart, at most seven: round hours, midnights, first days of a month; all in London. */
export function timeTicks(span: Span): TimeTick[] {
  const length = span.to - span.from
  const fits = (size: number) => (step: number) => length / (step * size) <= 6
  const minutes = minuteSteps.find(fits(minute))
  if (minutes) return clockTicks(span, minutes)
  const days = daySteps.find(fits(day))
  if (days) return midnights(span, days)
  return firstsOfMonth(span, monthSteps.find(fits(month)) ?? 120_000)
}

/** London is whole hours from UTC, so minutes are counted there, and hours by what its clocks show. */
function clockTicks({ from, to }: Span, minutes: number): TimeTick[] {
  const step = Math.min(minutes, 60) * minute
  const ticks: TimeTick[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const [hour = 0, past = 0] = clockOf(at).split(':').map(Number)
    if ((hour * 60 + past) % minutes === 0)
      ticks.push({ at, date: written(at).slice(0, 6), time: clockOf(at) })
  }
  return ticks
}

function midnights({ from, to }: Span, days: number): TimeTick[] {
  const ticks: TimeTick[] = []
  for (let number = Math.ceil(from / day / days) * days; number * day <= to + day; number += days) {
    const at = midnightOf(new Date(number * day))
    if (at !== undefined && at >= from && at <= to)
      ticks.push({ at, date: written(at).slice(0, 6), time: '' })
  }
  return ticks
}

function firstsOfMonth({ from, to }: Span, months: number): TimeTick[] {
  const ticks: TimeTick[] = []
  const [first, last] = [monthNumber(from), monthNumber(to)]
  for (let number = Math.ceil(first / months) * months; number <= last; number += months) {
    const at = midnightOf(new Date(Date.UTC(Math.floor(number / 12), number % 12)))
    if (at !== undefined && at >= from && at <= to)
      ticks.push({
        at,
        date: months % 12 === 0 ? written(at).slice(7, 11) : written(at).slice(3, 11),
        time: '',
      })
  }
  return ticks
}

const monthNumber = (at: number) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()

const midnightOf = (date: Date): number | undefined => {
  const found = fromLondonWallClock(`${date.toISOString().slice(0, 10)}T00:00`, Infinity)
  return found === undefined ? undefined : Date.parse(found)
}

const written = (at: number) => writtenDate(londonWallClock(at))
const clockOf = (at: number) => londonWallClock(at).slice(-5)
