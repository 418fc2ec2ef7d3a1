import { up, valueTicks } from './scale.ts'
import type { Band, Scale, Strip } from './strip.ts'

/** The numbers of the scale on the left of a strip, and on the right what its bands mean. */
export function StripMarks({ strip: { scale, bands = [], shape } }: { strip: Strip }) {
  if (shape === 'marks' || shape === 'lane') return null
  return (
    <span aria-hidden="true">
      {valueTicks(scale).map((tick) => (
        <span key={tick} className="chart-tick" style={{ top: `${up(tick, scale)}%` }}>
          {tick}
        </span>
      ))}
      {bands.filter(isRoomy(scale)).map(({ from, to, label }) => (
        <span
          key={from}
          className="chart-band-label"
          style={{ top: `${(up(from, scale) + up(to, scale)) / 2}%` }}
        >
          {label}
        </span>
      ))}
    </span>
  )
}

/** A label needs some height to stand in; where there is less, the table has it. */
const isRoomy = (scale: Scale) => (band: Band) => up(band.from, scale) - up(band.to, scale) >= 11
