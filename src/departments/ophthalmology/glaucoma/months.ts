/** The same day so many months later, or the last of a shorter month: 31-Aug and 6 months is 28-Feb. */
export function afterMonths(from: string, months: number): string {
  const [year = 0, month = 1, day = 1] = from.slice(0, 10).split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}
