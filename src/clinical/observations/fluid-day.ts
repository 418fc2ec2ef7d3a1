import { config } from '#lib/config.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'

/** A day of the fluid chart, named by the date it begins on; instants in milliseconds, the end not in it. */
export type FluidDay = { date: string; start: number; end: number }

export const hour = 3_600_000

/**
 * The hour at which a ward closes its fluid chart: domain facts §2.8 has 24:00 or 06:00–08:00, so it is a setting of the
 * site (`LUNE_FLUID_DAY`). Never 1: that hour is missing on one night and comes twice on another.
 */
export const fluidDayStartsAt = (): number => config().fluidDayStartsAt ?? 6

export const fluidDayWords = (startsAt = fluidDayStartsAt()): string =>
  startsAt === 0
    ? 'Days run from midnight to midnight, as this site has set.'
    : `Days run from ${clock(startsAt)} to ${clock(startsAt)}, as this site has set.`

const clock = (hours: number) => `${String(hours).padStart(2, '0')}:00`

/** The day of the chart that holds this instant. */
export function fluidDayAt(instant: number, startsAt: number): FluidDay {
  const [date = '', time = ''] = londonWallClock(instant).split('T')
  return fluidDayOn(Number(time.slice(0, 2)) < startsAt ? dateAfter(date, -1) : date, startsAt)
}

/** The day of the chart that begins on this date: 23 or 25 hours long when the clocks change in it. */
export const fluidDayOn = (date: string, startsAt: number): FluidDay => ({
  date,
  start: instantAt(date, startsAt),
  end: instantAt(dateAfter(date, 1), startsAt),
})

/** The hours of it as they pass: the one that comes twice in October is two. */
export const hoursOf = ({ start, end }: Pick<FluidDay, 'start' | 'end'>): number[] =>
  Array.from({ length: Math.round((end - start) / hour) }, (_, index) => start + index * hour)

const instantAt = (date: string, hours: number) =>
  Date.parse(fromLondonWallClock(`${date}T${clock(hours)}`, 0) ?? '')

/** The date so many days later; the calendar's, not the clock's. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10)

/** Whether the words of an address are a day of the calendar. */
export const isDate = (words: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(words) && !Number.isNaN(Date.parse(words)) && dateAfter(words, 0) === words
