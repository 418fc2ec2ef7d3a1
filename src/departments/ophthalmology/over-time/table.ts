import type { ChartPoint, Span, Strip } from '#ui/chart/strip.ts'
import { rowsOf } from '#ui/chart/values.ts'

type Held = { name: string; unit: string; point: ChartPoint }
/** One day of the table: what each eye holds of it. */
export type EyeRow = { key: string; when: string; right: Held[]; left: Held[] }

/** The newest first. What cannot be drawn, for want of a time, stands at the end; what is older than the span does not stand. */
export function eyeRows({ right, left }: Record<'right' | 'left', Strip[]>, over: Span): EyeRow[] {
  const seen = ({ at, until = at }: ChartPoint) => at === undefined || (until ?? at) >= over.from
  return rowsOf([...right, ...left])
    .map(({ key, when, cells }) => {
      const held = (strips: Strip[], from: number) =>
        strips.flatMap(({ name, unit }, index) =>
          (cells[from + index] ?? []).filter(seen).map((point) => ({ name, unit, point })),
        )
      return { key, when, right: held(right, 0), left: held(left, right.length) }
    })
    .filter((row) => row.right.length + row.left.length > 0)
    .toReversed()
}
