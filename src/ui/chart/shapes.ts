import { across, height, up } from './scale.ts'
import { type Drawn, isDrawn, type Limit, type Scale, type Span, type Strip } from './strip.ts'

/** One path for the line, one for all of its dots: never an element a point (twenty times the layout). */
export type Shapes = {
  line: string
  dots: string
  /** Values that are not exact, or not final */
  rings: string
  bars: string
  /** The ranges that came with the values, each from half-way to its neighbours */
  ranges: string
  /** Where the line is broken */
  breaks: string
  /** The limit, in steps */
  limit: string
}

export function shapesOf({ points, scale, limit, shape = 'line' }: Strip, span: Span): Shapes {
  const drawn = points.filter(isDrawn).map((point) => ({
    point,
    x: across(point.at, span),
    y: up(point.value, scale),
  }))
  const dots = (which: readonly Placed[]) => which.map(({ x, y }) => `M${x} ${y}h0`).join('')
  const isLine = shape === 'line'
  return {
    line: isLine
      ? drawn
          .map(({ point, x, y }, index) => `${index === 0 || point.breakBefore ? 'M' : 'L'}${x} ${y}`)
          .join('')
      : '',
    dots: isLine ? dots(drawn.filter(({ point }) => !point.hollow)) : '',
    rings: isLine ? dots(drawn.filter(({ point }) => point.hollow)) : '',
    bars:
      isLine || shape === 'lane'
        ? ''
        : drawn
            .map(({ point, x, y }) =>
              shape === 'marks'
                ? `M${x} ${height}V0`
                : shape === 'columns'
                  ? `M${x} ${up(0, scale)}V${y}`
                  : doubleT(x, y, point.to === undefined ? undefined : up(point.to, scale)),
            )
            .join(''),
    ranges: rangesOf(drawn, ({ low = scale.low, high = scale.high }) => [up(high, scale), up(low, scale)]),
    breaks: drawn
      .flatMap(({ point, x }, index) =>
        point.breakBefore ? `M${((drawn[index - 1]?.x ?? x) + x) / 2} 0V${height}` : [],
      )
      .join(''),
    limit: limit ? stepsOf(limit, scale, span) : '',
  }
}

/** Level from each step to the next, the last one to the end of the time. */
function stepsOf({ steps }: Limit, scale: Scale, span: Span): string {
  const [first] = steps
  if (!first) return ''
  const turns = steps.map(
    ({ from, value }, index) =>
      `${index === 0 ? 'M' : 'H'}${across(from, span)}${index === 0 ? ' ' : 'V'}${up(value, scale)}`,
  )
  return `${turns.join('')}H${across(Math.max(span.to, first.from), span)}`
}

type Placed = { point: Drawn; x: number; y: number }

/** An upright bar with a stroke across at each end (CUI double-T); half of it when the other end was not read. */
function doubleT(x: number, top: number, bottom: number | undefined): string {
  const cap = (y: number) => `M${x - 5} ${y}h10`
  return bottom === undefined ? cap(top) : `${cap(top)}M${x} ${top}V${bottom}${cap(bottom)}`
}

function rangesOf(
  drawn: readonly Placed[],
  edges: (range: { low?: number; high?: number }) => [number, number],
): string {
  return drawn
    .flatMap(({ point: { range }, x }, index) => {
      if (!range || (range.low === undefined && range.high === undefined)) return []
      const [top, bottom] = edges(range)
      const from = ((drawn[index - 1]?.x ?? x - 24) + x) / 2
      const to = ((drawn[index + 1]?.x ?? x + 24) + x) / 2
      return `M${from} ${top}H${to}V${bottom}H${from}Z`
    })
    .join('')
}
