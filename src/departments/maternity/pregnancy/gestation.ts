import { daysFrom, utcDay } from '#clinical/care/gestation.ts'

/**
 * Dates of a pregnancy, by calendar days alone (domain facts §6.2.2): a day is a day, whatever the clocks do. Naegele:
 * due 280 days after the last period, and as many more or fewer as the cycle is longer or shorter than 28 days.
 */
const day = 86_400_000
const term = 280

const written = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10)

/** Days after a date, as `yyyy-mm-dd`. */
export const daysAfter = (date: string, days: number) => written(utcDay(date) + days * day)

export const eddFromLmp = (lmp: string, cycle = 28) => daysAfter(lmp, term + cycle - 28)

/** From a scan: `days` is the gestation that was measured on its date. */
export const eddFromScan = (on: string, days: number) => daysAfter(on, term - days)

/** Days of gestation on a date; negative before the pregnancy began. */
export const gestationDays = (edd: string, on: string) => term - daysFrom(on, edd)

/** Days of `33+3`, of `33` as 33+0; undefined for anything else. */
export function readGestation(written: string): number | undefined {
  const found = /^(\d{1,2})(?:\s*\+\s*([0-6]))?$/.exec(written.trim())
  if (!found) return undefined
  const days = Number(found[1]) * 7 + Number(found[2] ?? 0)
  return days <= 45 * 7 ? days : undefined
}

/** In words, by weeks (domain facts §6.2.2). */
export function stageText(days: number): string {
  if (days < 28 * 7) return days < 24 * 7 ? 'Before 24 weeks' : 'Extremely preterm'
  if (days < 37 * 7) return 'Preterm'
  return days < 42 * 7 ? 'Term' : 'Past 42 weeks'
}

/** `G4 P2+1`: pregnancies with this one, births from 24+0, losses before: a count of pregnancies, not of babies. */
export const parityText = (gravida: number, births: number, losses: number) =>
  `G${gravida} P${births}+${losses}`
