/** A FHIR date is a stretch of time as wide as it was written: from `lo` up to, not including, `hi` (ms). */
export type Period = { lo: number; hi: number }

/** For a period without a start or an end. Within what SQLite and JavaScript both hold exactly. */
export const beginning = -8.64e15
export const never = 8.64e15

const second = 1000
const minute = 60 * second
const hour = 60 * minute

const pattern =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(\.\d+)?)?)?(Z|[+\- ]\d\d:\d\d)?)?)?)?$/

/** Undefined when the text is no FHIR date. A date without a zone is a day in London, as on the ward. */
export function periodOf(text: string): Period | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, y, mo, d, h, mi, s, fraction, zone] = match
  const year = Number(y)
  const month = mo ? Number(mo) - 1 : 0
  const day = d ? Number(d) : 1
  if (month > 11 || day < 1 || month < 0 || day > daysIn(year, month)) return undefined
  if (h === undefined) {
    if (!mo) return { lo: london(utc(year, 0, 1)), hi: london(utc(year + 1, 0, 1)) }
    if (!d) return { lo: london(utc(year, month, 1)), hi: london(utc(year, month + 1, 1)) }
    return { lo: london(utc(year, month, day)), hi: london(utc(year, month, day + 1)) }
  }
  const [hours, minutes, seconds] = [Number(h), Number(mi ?? 0), Number(s ?? 0)]
  if (hours > 24 || minutes > 59 || seconds > 60) return undefined
  const milliseconds = fraction ? Math.floor(Number(`0${fraction}`) * second) : 0
  const wall = utc(year, month, day) + hours * hour + minutes * minute + seconds * second + milliseconds
  const lo = zone ? wall - offsetOf(zone) : london(wall)
  const width = fraction ? 1 : s ? second : mi ? minute : hour
  return { lo, hi: lo + width }
}

const utc = (year: number, month: number, day: number) => {
  const date = new Date(0)
  return date.setUTCFullYear(year, month, day)
}
const daysIn = (year: number, month: number) => new Date(utc(year, month + 1, 0)).getUTCDate()

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0
  // A "+" not escaped in a URL arrives as a space.
  const sign = zone.startsWith('-') ? -1 : 1
  return sign * (Number(zone.slice(1, 3)) * hour + Number(zone.slice(4, 6)) * minute)
}

/** From the clock on a wall in London to the instant. One rule for all years: we only compare with ourselves. */
function london(wall: number): number {
  const year = new Date(wall).getUTCFullYear()
  const summer = wall - hour
  return summer >= clockChange(year, 2) && summer < clockChange(year, 9) ? summer : wall
}

/** 01:00 UTC on the last Sunday of March or October. */
function clockChange(year: number, month: number): number {
  const last = new Date(utc(year, month + 1, 0))
  return last.getTime() - last.getUTCDay() * 24 * hour + hour
}
