import { formatDate } from '#fhir/dates.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'
import type { Span } from '#ui/chart/strip.ts'

/**
 * A FHIR date as the stretch of time it names, in milliseconds: a year is a year wide (hazard H14). Undefined for no
 * date, and for what is not one. A date without a time is a day in London.
 */
export function spanOf(fhirDate: string | undefined): Span | undefined {
  if (!fhirDate) return undefined
  if (fhirDate.includes('T')) {
    const instant = Date.parse(fhirDate)
    return Number.isNaN(instant) ? undefined : { from: instant, to: instant }
  }
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(fhirDate) ?? []
  if (!year) return undefined
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`
  const from = midnight(first)
  const to = midnight(day ? addDays(first, 1) : addMonths(first, month ? 1 : 12))
  return from === undefined || to === undefined ? undefined : { from, to }
}

/** The day in London it names, or the month or the year when it names no more. */
export const dayOf = (fhirDate: string, { from }: Span): string =>
  fhirDate.includes('T') ? londonDay(from) : fhirDate

export const londonDay = (instant: number) => londonWallClock(instant).slice(0, 10)

/** When a day begins in London; undefined for a day that is not in the calendar. */
export function midnight(date: string): number | undefined {
  const written = fromLondonWallClock(`${date}T00:00`, Infinity)
  return written === undefined ? undefined : Date.parse(written)
}

/** `2024-03-01` so many days on, or back; what is no day stays as it is. */
export const addDays = (date: string, days: number): string =>
  isoDay(Date.parse(date) + days * 86_400_000) ?? date

/** The same day so many months on, or back; the last of the month where that month is shorter. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  const [lastYear, lastMonth, lastDay] = [last.getUTCFullYear(), last.getUTCMonth(), last.getUTCDate()]
  return isoDay(Date.UTC(lastYear, lastMonth, Math.min(day, lastDay))) ?? date
}

const isoDay = (utc: number) => (Number.isNaN(utc) ? undefined : new Date(utc).toISOString().slice(0, 10))

/** `Tue 05-Mar-2024`; a month or a year as it is (CUI D+Ta-0006..0018). */
export function dayWords(day: string): string {
  const weekday = day.length === 10 ? weekdays[new Date(day).getUTCDay()] : undefined
  return [weekday, formatDate(day)].filter(Boolean).join(' ')
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `05-Mar-2024 14:05`; midnight is the day alone. */
export function momentWords(instant: number): string {
  const [day = '', time] = londonWallClock(instant).split('T')
  return time === '00:00' ? formatDate(day) : `${formatDate(day)} ${time}`
}
