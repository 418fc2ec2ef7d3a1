import { type Finding, dayOf } from '#departments/ophthalmology/eye/finding.ts'
import { formatTime } from '#fhir/dates.ts'

/** Several pressures of one day: the hours, and the peak, in a small picture and in words. */
export function PressureSeries({ found }: { found: readonly Finding[] }) {
  const timed = found.flatMap(({ at, when, observation }) => {
    const value = observation.valueQuantity?.value
    return at === undefined || value === undefined ? [] : [{ at, when, value, day: dayOf({ at, when }) }]
  })
  const [first] = timed
  const last = timed.at(-1)
  const peak = timed.toSorted((one, other) => other.value - one.value)[0]
  if (!first || !last || !peak || last.at === first.at) return null
  const [low, high] = [Math.min(...timed.map(({ value }) => value)), peak.value]
  const points = timed.map(({ at, value }) => ({
    x: 4 + ((at - first.at) / (last.at - first.at)) * 112,
    y: high === low ? 14 : 24 - ((value - low) / (high - low)) * 20,
  }))
  const words = `Peak ${peak.value} mmHg at ${formatTime(peak.when)}`
  return (
    <p className="pressure-series">
      <svg viewBox="0 0 120 28" aria-hidden="true">
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {points.map(({ x, y }) => (
          <circle key={x} cx={x} cy={y} r={2.5} />
        ))}
      </svg>
      <span>{words}</span>
    </p>
  )
}
