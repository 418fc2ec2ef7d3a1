import { isDrawn, heldAt, limitAt, type ChartPoint, type Strip, withUnit } from './strip.ts'

type Props = {
  label: string
  strips: readonly Strip[]
  moments: readonly number[]
  chosen: number | undefined
  onRead: (moment: number | undefined) => void
}

/** The browser's own slider, out of sight: arrows, Home and End go from one moment to the next and say its values. */
export function ChartReader({ label, strips, moments, chosen, onRead }: Props) {
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

/** All that is held of a moment, in words. */
export function spokenMoment(strips: readonly Strip[], moment: number | undefined): string {
  if (moment === undefined) return ''
  const values = strips.flatMap((strip) =>
    heldAt(strip, moment).map(
      (point) =>
        `${strip.name} ${withUnit(point.text, strip.unit)}${limitWords(strip, moment)}${remarkOf(point)}`,
    ),
  )
  return [wordsOfMoment(strips, moment) ?? '', ...values].join(', ')
}

const limitWords = (strip: Strip, moment: number) => {
  const limit = limitAt(strip, moment)
  return limit === undefined ? '' : `, ${strip.limit?.name} ${limit}`
}

const remarkOf = ({ remark }: ChartPoint) => (remark ? ` (${remark})` : '')

/** The time of a moment, as the record says it. */
export const wordsOfMoment = (strips: readonly Strip[], moment: number | undefined): string | undefined =>
  strips.flatMap(({ points }) => points.filter(isDrawn)).find(({ at }) => at === moment)?.when

export const nearest = (moments: readonly number[], wanted: number): number | undefined =>
  moments.reduce<number | undefined>(
    (best, moment) =>
      best === undefined || Math.abs(moment - wanted) < Math.abs(best - wanted) ? moment : best,
    undefined,
  )
