import { fromLondonWallClock } from '#lib/london-time.ts'

/** A calendar day of London for a search by `start`, and the instant it ends. */
export function dayWithin(day: string): { search: string[]; end: string } {
  const midnight = (date: string) => fromLondonWallClock(`${date}T00:00`, Date.now()) ?? date
  const end = midnight(dayAfter(day, 1))
  return { search: [`ge${midnight(day)}`, `lt${end}`], end }
}

export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
