import { daysAfter } from '#departments/maternity/pregnancy/gestation.ts'

/** For which patient the page is: of a newborn it shows the newborn, and never the views of a pregnancy. */
export type Whose = 'newborn' | 'perhaps newborn' | 'not newborn'

/**
 * By the date of birth: up to 28 days a newborn; up to a year, or when only a year or month is known, one if the record
 * names a mother. Without any date nothing is told by age.
 */
export function whoseByAge(birth: string | undefined, today: string): Whose {
  if (!birth) return 'perhaps newborn'
  const whole = /^\d{4}-\d\d-\d\d/.exec(birth)?.[0]
  const yearAgo = daysAfter(today, -365)
  if (!whole) return birth >= yearAgo.slice(0, birth.length) ? 'perhaps newborn' : 'not newborn'
  if (whole > today) return 'perhaps newborn'
  if (whole >= daysAfter(today, -28)) return 'newborn'
  return whole >= yearAgo ? 'perhaps newborn' : 'not newborn'
}

/** Days since birth, where birth is day 0 (domain facts §6.2.5); undefined without a whole date. */
export function dayOfLife(birth: string | undefined, on: string): number | undefined {
  if (!birth || !/^\d{4}-\d\d-\d\d/.test(birth)) return undefined
  const utc = (date: string) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  const days = Math.round((utc(on) - utc(birth)) / 86_400_000)
  return days < 0 ? undefined : days
}
