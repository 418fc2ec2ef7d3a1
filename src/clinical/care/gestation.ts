/**
 * How far a pregnancy is, by calendar days alone (domain facts §6.2.2): a day is a day, whatever the clocks do. Day 0 is 280 days
 * before the due date.
 */
const day = 86_400_000

export const utcDay = (date: string): number => {
  const [year = 0, month = 1, dayOfMonth = 1] = date.slice(0, 10).split('-').map(Number)
  return Date.UTC(year, month - 1, dayOfMonth)
}

/** Whole days from one `yyyy-mm-dd` to another. */
export const daysFrom = (date: string, until: string): number =>
  Math.round((utcDay(until) - utcDay(date)) / day)

/** `33+3`; weeks and days are never rounded. */
export function gestationText(days: number): string {
  if (days < 0) return 'not pregnant yet'
  return `${Math.floor(days / 7)}+${days % 7}`
}
