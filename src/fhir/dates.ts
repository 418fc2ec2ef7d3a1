import { londonWallClock } from '#lib/london-time.ts'

/**
 * FHIR dates for people (CUI D+T rules): `dd-Mmm-yyyy`, 24-hour clock, Europe/London, partial dates as given.
 * A FHIR date may be only a year: it never goes through `new Date`.
 */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A FHIR instant or dateTime with a time as wall-clock parts in London; undefined when it has no time or is unreadable. */
function inLondon(dateTime: string | Date) {
  const instant = typeof dateTime === 'string' ? instantOf(dateTime) : dateTime.getTime()
  if (instant === undefined || Number.isNaN(instant)) return undefined
  const { date, time } = wallClock(instant)
  return { date, time: `${time}${zoneWhereTwofold(instant, date, time)}` }
}

function wallClock(instant: number) {
  // years before 1000 come with three figures
  const [date = '', time = ''] = londonWallClock(instant).padStart('yyyy-mm-ddThh:mm'.length, '0').split('T')
  return { date, time }
}

/** ` BST` or ` GMT` in the hour of October that comes twice; nothing else needs it. */
function zoneWhereTwofold(instant: number, date: string, time: string): '' | ' BST' | ' GMT' {
  if (date.slice(5, 7) !== '10' || !time.startsWith('01')) return ''
  const sameAfter = (hours: number) => wallClock(instant + hours * 3_600_000).time === time
  if (sameAfter(1)) return ' BST'
  return sameAfter(-1) ? ' GMT' : ''
}

/** Milliseconds of a dateTime that has a time of day; undefined for partial dates and for what is not a date. */
export function instantOf(dateTime: string | undefined): number | undefined {
  if (!dateTime?.includes('T')) return undefined
  const instant = Date.parse(dateTime)
  return Number.isNaN(instant) ? undefined : instant
}

/** `05-Apr-2008`, `Apr-2008`, `2008`; `missing` when there is none; what is not a date is shown as it came. */
export function formatDate(fhirDate: string | undefined, missing = 'Not recorded'): string {
  if (!fhirDate) return missing
  const written = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(inLondon(fhirDate)?.date ?? fhirDate)
  if (!written) return fhirDate
  const [, year, month, day] = written
  const name = month ? months[Number(month) - 1] : undefined
  if (month && !name) return fhirDate
  return [day, name, year].filter(Boolean).join('-')
}

/** `05-Apr-2008 14:05`; a date without a time stays a date. */
export function formatDateTime(dateTime: string | undefined, missing = 'Not recorded'): string {
  const local = dateTime ? inLondon(dateTime) : undefined
  return local ? `${formatDate(local.date)} ${local.time}` : formatDate(dateTime, missing)
}

/** `14:05`; empty when no time of day was recorded. */
export const formatTime = (dateTime: string | undefined): string =>
  dateTime ? (inLondon(dateTime)?.time ?? '') : ''

/** Today in London as `yyyy-mm-dd`. */
export const londonDate = (now = new Date()): string => inLondon(now)?.date ?? ''

/** `2hr 40min`, `3d 4hr`: whole units, zero units left out, at most two of them (CUI D+Tb-0017..0031). Takes milliseconds. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  const [d, hr, min] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const units =
    d > 0
      ? [
          [d, 'd'],
          [hr, 'hr'],
        ]
      : [
          [hr, 'hr'],
          [min, 'min'],
        ]
  return (
    units
      .filter(([value]) => Number(value) > 0)
      .map(([value, unit]) => `${value}${unit}`)
      .join(' ') || '0min'
  )
}

type YMD = { year: number; month: number; day: number }

function fullDate(fhirDate: string): YMD | undefined {
  const written = /^(\d{4})-(\d\d)-(\d\d)/.exec(inLondon(fhirDate)?.date ?? fhirDate)
  if (!written) return undefined
  return { year: Number(written[1]), month: Number(written[2]), day: Number(written[3]) }
}

const dayNumber = ({ year, month, day }: YMD) => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.floor(date.getTime() / 86_400_000)
}

const daysInMonth = (year: number, month: number) =>
  dayNumber({ year, month: month + 1, day: 1 }) - dayNumber({ year, month, day: 1 })

/**
 * Age in the units of CUI tables 7 and 8: `90min`, `26hrs`, `27d`, `4w 1d`, `13m 8d`, `4y 1m`, `61y`.
 * `birth` may carry a time (patient-birthTime). Undefined when it cannot be known: partial date, or a birth after `at`.
 */
export function ageAt(birth: string | undefined, at: string | Date): string | undefined {
  const end = typeof at === 'string' ? at : at.toISOString()
  if (!birth) return undefined
  const [born, until] = [fullDate(birth), fullDate(end)]
  if (!born || !until) return undefined
  const [bornInstant, untilInstant] = [instantOf(birth), instantOf(end)]
  if (bornInstant !== undefined && untilInstant !== undefined) {
    const minutes = Math.floor((untilInstant - bornInstant) / 60_000)
    if (minutes < 0) return undefined
    if (minutes < 120) return `${minutes}min`
    if (minutes < 2880) return `${Math.floor(minutes / 60)}hrs`
  }
  const days = dayNumber(until) - dayNumber(born)
  if (days < 0) return undefined
  if (days < 28) return `${days}d`
  const months = (until.year - born.year) * 12 + until.month - born.month - (until.day < born.day ? 1 : 0)
  if (months < 12) return pair(Math.floor(days / 7), 'w', days % 7, 'd')
  if (months < 24) {
    const days =
      until.day >= born.day
        ? until.day - born.day
        : until.day + Math.max(0, daysInMonth(until.year, until.month - 1) - born.day)
    return pair(months, 'm', days, 'd')
  }
  const years = Math.floor(months / 12)
  return years < 18 ? pair(years, 'y', months % 12, 'm') : `${years}y`
}

const pair = (first: number, firstUnit: string, second: number, secondUnit: string) =>
  second > 0 ? `${first}${firstUnit} ${second}${secondUnit}` : `${first}${firstUnit}`

/** Completed years; undefined when the birth date is not full. For choosing a chart, not for show. */
export function yearsAt(birth: string | undefined, at: Date): number | undefined {
  const [born, until] = [birth ? fullDate(birth) : undefined, fullDate(at.toISOString())]
  if (!born || !until) return undefined
  const before = until.month < born.month || (until.month === born.month && until.day < born.day)
  return until.year - born.year - (before ? 1 : 0)
}
