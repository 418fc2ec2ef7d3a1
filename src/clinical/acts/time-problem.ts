import { fromLondonWallClock } from '#lib/london-time.ts'

/** What is wrong with a time that was written (`2026-03-05T14:05`), in words. No future times (hazard H14); a minute of grace for a clock that runs ahead. */
export function timeProblem(wallClock: string, now: number, writtenAt = now): string | undefined {
  if (!wallClock) return 'Enter the date and time'
  const instant = Date.parse(fromLondonWallClock(wallClock, writtenAt) ?? '')
  // A date and time input holds nothing but real dates, save for the hour that is left out in March.
  if (Number.isNaN(instant)) return 'The clocks went forward: this hour did not exist. Enter another time'
  return instant > now + 60_000 ? 'This time is in the future' : undefined
}
