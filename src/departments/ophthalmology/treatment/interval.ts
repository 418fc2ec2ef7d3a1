/**
 * Treat-and-extend, in whole weeks: some injections at a fixed interval (loading), then longer, the same or shorter by
 * one step, as whoever injects decides (domain facts §6.3.3 [G]: loading usually 3 monthly, then treat-and-extend). The
 * numbers are the course's own, chosen by its doctor.
 */
export type Regimen = {
  /** How many injections the loading has */
  loading: number
  loadingWeeks: number
  minimum: number
  maximum: number
  step: number
}

export const intervalChoices = ['extend', 'keep', 'shorten'] as const
export type IntervalChoice = (typeof intervalChoices)[number]

/**
 * Weeks until the next injection. `given` counts today's; `planned` is the interval that was planned, not what became of
 * it: after a missed visit the reader decides again from the plan. While loading there is nothing to choose.
 */
export function nextWeeks(
  { loading, loadingWeeks, minimum, maximum, step }: Regimen,
  given: number,
  planned: number | undefined,
  choice: IntervalChoice,
): number {
  if (given < loading) return loadingWeeks
  const base = planned ?? loadingWeeks
  const wanted = { extend: base + step, keep: base, shorten: base - step }[choice]
  return Math.min(maximum, Math.max(minimum, wanted))
}

export const isLoading = ({ loading }: Pick<Regimen, 'loading'>, given: number) => given < loading

/** The day so many weeks later: a day, for nobody knows the hour yet. */
export function afterWeeks(at: string, weeks: number): string {
  return afterDays(at, weeks * 7)
}
function afterDays(at: string, days: number): string {
  const [year = 0, month = 1, day = 1] = at.slice(0, 10).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}

/** Days from one day to another; undefined when one of them is not a whole date. */
export function daysBetween(from: string | undefined, to: string | undefined): number | undefined {
  const [first, last] = [instantOfDay(from), instantOfDay(to)]
  return first === undefined || last === undefined ? undefined : Math.round((last - first) / 86_400_000)
}
const instantOfDay = (date: string | undefined): number | undefined => {
  const day = /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0]
  const instant = day ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Number.isNaN(instant) ? undefined : instant
}
/** To the nearest week: clinics run on a day of the week, patients come a day early or late. */
export const weeksBetween = (from: string | undefined, to: string | undefined): number | undefined => {
  const days = daysBetween(from, to)
  return days === undefined ? undefined : Math.round(days / 7)
}

/** New wet AMD is referred on the same day and treated within 14 days (domain facts §6.3.3). */
export const treatWithinDays = 14
export const treatBy = (referred: string): string => afterDays(referred, treatWithinDays)

/** `3 days`, `2 weeks` */
export const lateWords = (days: number) =>
  days < 14 ? `${days} ${days === 1 ? 'day' : 'days'}` : `${Math.floor(days / 7)} weeks`
