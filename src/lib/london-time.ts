/** Wall-clock time in London as date-time inputs hold it (`2026-03-05T14:05`), and back to an instant with its offset. */

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `2026-03-05T14:05` of milliseconds since 1970. */
export function londonWallClock(milliseconds: number): string {
  const found = Object.fromEntries(parts.formatToParts(milliseconds).map(({ type, value }) => [type, value]))
  return `${found['year']}-${found['month']}-${found['day']}T${found['hour']}:${found['minute']}`
}

const offsets = ['+01:00', '+00:00']

/**
 * `2026-07-05T14:05` as `2026-07-05T14:05:00+01:00`. Undefined for what is no time, and for the hour that does not exist
 * when the clocks go forward. Of the hour that comes twice it is the last one that had begun when it was written.
 */
export function fromLondonWallClock(wallClock: string, writtenAt: number): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wallClock)) return undefined
  const possible = offsets
    .map((offset) => `${wallClock}:00${offset}`)
    .filter((written) => isWrittenSo(written, wallClock))
  return possible.findLast((written) => Date.parse(written) <= writtenAt) ?? possible[0]
}

function isWrittenSo(written: string, wallClock: string): boolean {
  const instant = Date.parse(written)
  return !Number.isNaN(instant) && londonWallClock(instant) === wallClock
}
