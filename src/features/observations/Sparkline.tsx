/** The run of the last totals, oldest left; its words carry it for those who do not see it. */
export function Sparkline({ name, totals }: { name: string; totals: readonly number[] }) {
  if (totals.length < 2) return null
  const shown = totals.slice(-10)
  const [width, height, top] = [96, 32, 14]
  const points = shown.map((total, index) => ({
    x: 4 + (index / (shown.length - 1)) * (width - 8),
    y: height - 4 - (Math.min(total, top) / top) * (height - 8),
  }))
  const last = points.at(-1)
  return (
    <svg
      className="sparkline"
      width={width}
      height={height}
      role="img"
      aria-label={`${name} totals, oldest first: ${shown.join(', ')}`}
    >
      <path
        d={points
          .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
          .join('')}
      />
      {last && <circle cx={last.x} cy={last.y} r="3.5" />}
    </svg>
  )
}
