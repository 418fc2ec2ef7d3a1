import type { ObservationSet } from './model.ts'
import { totalOf } from './model.ts'

/** Drawn in a box of 1000 × 100, stretched to the page: lines and dots keep their width. Fixed scales, never zoomed. */
export const width = 1000
export const height = 100

export type Tint = { from: number; to: number; score: 1 | 2 | 3 }
type Scale = { low: number; high: number }
export type Series = Scale & {
  name: string
  unit: string
  tints: readonly Tint[]
  value: (set: ObservationSet) => number | undefined
}
export type Point = { x: number; y: number; value: number }

/** Where the NEWS2 bands run (RCP 2017). Those of SpO2 depend on the scale: `saturationTints`. */
export const series: readonly Series[] = [
  {
    name: 'NEWS2 total',
    unit: '',
    low: -0.8,
    high: 14,
    tints: [
      { from: 5, to: 7, score: 2 },
      { from: 7, to: 14, score: 3 },
    ],
    value: totalOf,
  },
  {
    name: 'Respirations',
    unit: 'per minute',
    low: 4,
    high: 36,
    tints: [
      { from: 4, to: 8.5, score: 3 },
      { from: 8.5, to: 11.5, score: 1 },
      { from: 20.5, to: 24.5, score: 2 },
      { from: 24.5, to: 36, score: 3 },
    ],
    value: ({ readings }) => readings.rr?.value,
  },
  {
    name: 'SpO2',
    unit: '%',
    low: 80,
    high: 101,
    tints: [],
    value: ({ readings }) => readings.spo2?.value,
  },
  {
    name: 'Pulse',
    unit: 'per minute',
    low: 30,
    high: 160,
    tints: [
      { from: 30, to: 40.5, score: 3 },
      { from: 40.5, to: 50.5, score: 1 },
      { from: 90.5, to: 110.5, score: 1 },
      { from: 110.5, to: 130.5, score: 2 },
      { from: 130.5, to: 160, score: 3 },
    ],
    value: ({ readings }) => readings.pulse?.value,
  },
  {
    name: 'Temperature',
    unit: '°C',
    low: 34,
    high: 41,
    tints: [
      { from: 34, to: 35.05, score: 3 },
      { from: 35.05, to: 36.05, score: 1 },
      { from: 38.05, to: 39.05, score: 1 },
      { from: 39.05, to: 41, score: 2 },
    ],
    value: ({ readings }) => readings.temp?.value,
  },
]

/** Bands of the one scale used throughout; above 92 % scale 2 scores by oxygen too, so nothing is tinted there. */
export function saturationTints(sets: readonly ObservationSet[]): readonly Tint[] {
  const scales = new Set(sets.map(({ scale }) => scale))
  if (scales.size !== 1) return []
  const [three, two, one] = scales.has(2) ? [83.5, 85.5, 87.5] : [91.5, 93.5, 95.5]
  return [
    { from: 80, to: three, score: 3 },
    { from: three, to: two, score: 2 },
    { from: two, to: one, score: 1 },
  ]
}

export const pressureScale = {
  low: 40,
  high: 230,
  tints: [
    { from: 40, to: 90.5, score: 3 },
    { from: 90.5, to: 100.5, score: 2 },
    { from: 100.5, to: 110.5, score: 1 },
    { from: 219.5, to: 230, score: 3 },
  ] satisfies Tint[],
}

export type Span = { from: number; to: number }

/** From the first to the last set with a time; undefined when there is no trend to draw. */
export function spanOf(sets: readonly ObservationSet[]): Span | undefined {
  const instants = sets.flatMap(({ instant }) => instant ?? [])
  const [from, to] = [Math.min(...instants), Math.max(...instants)]
  return instants.length >= 2 && to > from ? { from, to } : undefined
}

/** Time runs in proportion (CUI GTAB). A margin keeps the first and the last dot whole. */
export const across = (instant: number, { from, to }: Span) =>
  round(12 + ((instant - from) / (to - from)) * (width - 24))

/** A value beyond the scale is drawn at its edge; its number is in the table. */
export const up = (value: number, { low, high }: Scale) =>
  round(height - ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * height)

const round = (value: number) => Math.round(value * 10) / 10

export function pointsOf(sets: readonly ObservationSet[], { value, low, high }: Series, span: Span): Point[] {
  return sets.flatMap((set) => {
    const found = value(set)
    if (found === undefined || set.instant === undefined) return []
    return [{ x: across(set.instant, span), y: up(found, { low, high }), value: found }]
  })
}

/** One path for the line, one for all of its dots. */
export const linePath = (points: readonly Point[]) =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
export const dotsPath = (points: readonly Point[]) => points.map(({ x, y }) => `M${x} ${y}h0`).join('')

/** Systolic and diastolic as one upright bar with a stroke across at each end (CUI double-T), all in one path. */
export function pressurePath(sets: readonly ObservationSet[], span: Span): string {
  return sets
    .flatMap(({ instant, readings: { sbp, dbp } }) => {
      if (instant === undefined || sbp?.value === undefined) return []
      const [x, top] = [across(instant, span), up(sbp.value, pressureScale)]
      const cap = (y: number) => `M${x - 5} ${y}h10`
      if (dbp?.value === undefined) return [cap(top)]
      const bottom = up(dbp.value, pressureScale)
      return [`${cap(top)}M${x} ${top}V${bottom}${cap(bottom)}`]
    })
    .join('')
}

const hour = 3_600_000
const steps = [1, 2, 3, 6, 12, 24, 48, 168, 672, 8760, 87_600, 876_000]

/** Some moments to write under the chart: at most seven, on the hour or at midnight UTC. */
export function ticksOf({ from, to }: Span): number[] {
  const step = (steps.find((hours) => (to - from) / (hours * hour) <= 6) ?? 8_760_000) * hour
  const first = Math.ceil(from / step) * step
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step)
}
