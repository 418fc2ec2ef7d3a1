/** What a time chart draws, in the words of whoever asks for it: it knows no FHIR, no units and no ranges of its own. */

export type ChartPoint = {
  /** Milliseconds; undefined when the time is not known well enough to draw: then it stands in the table alone */
  at: number | undefined
  /** The time as the record says it: `05-Mar-2026 14:05`, `Mar-2026` */
  when: string
  /** Its place on the scale; undefined for what is no number (`positive`): then it stands in the table alone */
  value: number | undefined
  /** As shown, with its unit when that is not the strip's own: `72`, `<5`, `120/70` */
  text: string
  /** The other end of a bar: the diastolic pressure */
  to?: number
  /** The range that came with this value: drawn behind it, and a column of the table */
  range?: PointRange
  /** Not an exact value (`<5`), or not a final one: drawn as a ring */
  hollow?: boolean
  /** Why the line does not run on from the value before: `Unit changed`, `Assay changed` */
  breakBefore?: string
  /** What must be known of it, said in the table */
  remark?: string
  /** Written at the point: what is beyond the scale (`Counting fingers`), or the sign of a deed */
  word?: string
  /** In a lane: how long it went on, drawn as a bar; milliseconds */
  until?: number
}

type PointRange = { low?: number; high?: number; text: string }

export type Scale = { low: number; high: number }

/** A part of the scale in its own tint; `label` stands in it, so that the tint never speaks alone. */
export type Band = { from: number; to: number; tint: 1 | 2 | 3 | 4; label: string }

/** A line that is no measurement: a centile, a limit that moves. */
export type Curve = { label: string; points: readonly { at: number; value: number }[] }

/** One quantity over time. Several stand under one another over one axis of time. */
export type Strip = {
  name: string
  unit: string
  /** Oldest first */
  points: readonly ChartPoint[]
  /** Fixed by whoever draws it: a chart that zooms by itself hides how much has changed (CUI GTAB) */
  scale: Scale
  bands?: readonly Band[]
  /** Dashed lines behind the values; whoever draws them says in words what they are */
  curves?: readonly Curve[]
  /**
   * `bars` from `value` to `to`; `columns` from nought; `marks`: that something happened; `lane`: what happened by its
   * sign, and what went on as a bar along the time. A line with dots when not said
   */
  shape?: 'line' | 'bars' | 'columns' | 'marks' | 'lane'
  /** What the value should not pass, as it was over time: a line in steps */
  limit?: Limit
  tall?: boolean
}

/** Oldest first; each holds until the next. */
export type Limit = { name: string; steps: readonly { from: number; value: number }[] }

/** From the first moment drawn to the last. */
export type Span = { from: number; to: number }

/** A point that can be drawn. */
export type Drawn = ChartPoint & { at: number; value: number }

export const isDrawn = (point: ChartPoint): point is Drawn =>
  point.at !== undefined && point.value !== undefined && Number.isFinite(point.value)

/** Every moment at which something is drawn, oldest first. */
export const momentsOf = (strips: readonly Strip[]): number[] =>
  [...new Set(strips.flatMap(({ points }) => points.filter(isDrawn).map(({ at }) => at)))].toSorted(
    (one, other) => one - other,
  )

/** What a strip holds of a moment: what was measured then, and what went on. */
export const heldAt = ({ points }: Strip, moment: number): Drawn[] =>
  points
    .filter(isDrawn)
    .filter(({ at, until }) => at === moment || (until !== undefined && at <= moment && moment <= until))

/** The limit that held at a moment. */
export const limitAt = ({ limit }: Strip, moment: number): number | undefined =>
  limit?.steps.findLast(({ from }) => from <= moment)?.value

const day = 86_400_000

/** A lone moment stands in the middle of a day. Undefined when nothing can be drawn. */
export function spanOf(moments: readonly number[]): Span | undefined {
  const [from, to] = [moments[0], moments.at(-1)]
  if (from === undefined || to === undefined) return undefined
  return from < to ? { from, to } : { from: from - day / 2, to: to + day / 2 }
}

export const withUnit = (text: string, unit: string) => (unit ? `${text} ${unit}` : text)
