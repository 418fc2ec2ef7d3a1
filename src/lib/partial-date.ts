const months = 'january february march april may june july august september october november december'.split(
  ' ',
)

/**
 * What somebody wrote as a FHIR date, as far as they know it: `2019`, `03/2019`, `Mar 2019`, `14/03/2019`,
 * `14-Mar-2019`, `2019-03-14`. Undefined for anything else: a date is never guessed, nor a century.
 */
export function partialDate(written: string): string | undefined {
  const parts = written
    .trim()
    .toLowerCase()
    .split(/[\s/.-]+/)
  const numbers = parts.map((part) => {
    const named = part.length < 3 ? -1 : months.findIndex((name) => name.startsWith(part))
    return named >= 0 ? String(named + 1).padStart(2, '0') : part
  })
  const [year, month, day] = /^\d{4}$/.test(numbers[0] ?? '') ? numbers : numbers.toReversed()
  const whole = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined)
  const date = whole.join('-')
  if (numbers.length > 3 || !/^(18|19|20)\d\d(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(date)) return undefined
  return whole.length < 3 || isDay(date) ? date : undefined
}

function isDay(date: string): boolean {
  const instant = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(date)
}

/** Is one date certainly before the other? `2019` and `2019-03` may be the same time. */
export function isBefore(one: string, other: string): boolean {
  const known = Math.min(one.length, other.length)
  return one.slice(0, known) < other.slice(0, known)
}
