import type { MedicationRequest } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'

/** The times of day at which medicines are prescribed; of what has been given nothing is said. */
export type WardMedicines = { times: string[]; untimed: number }

/** Only times that a prescription states: from "twice a day" nobody makes 08:00 and 20:00 here. */
export function toWardMedicines(resources: readonly Stored<MedicationRequest>[]): Map<string, WardMedicines> {
  const of = new Map<string, WardMedicines>()
  for (const { status, subject, dosageInstruction } of resources) {
    const patientId = referenceId(subject, 'Patient')
    if (!patientId || status !== 'active') continue
    const { times, untimed } = of.get(patientId) ?? { times: [], untimed: 0 }
    const stated = listOf(dosageInstruction)
      .flatMap(({ timing }) => listOf(timing?.repeat?.timeOfDay))
      .filter((time) => /^\d\d:\d\d/.test(time))
      .map((time) => time.slice(0, 5))
    of.set(patientId, {
      times: [...new Set([...times, ...stated])].toSorted(),
      untimed: untimed + (stated.length === 0 ? 1 : 0),
    })
  }
  return of
}

export type NextTime = { time: string; at: number; leftOut: boolean }

/**
 * The next time by the clock of the ward, and when that is; undefined when no prescription states one. A time in the
 * hour that the clocks leave out is due when they go forward, and is said to be left out: a dose is not passed over.
 */
export function nextTime({ times }: WardMedicines, now: number): NextTime | undefined {
  const today = londonDate(new Date(now))
  // By the calendar, not by 24 hours: one day of the year has 23, one has 25.
  const tomorrow = new Date(Date.parse(`${today}T12:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10)
  return [today, tomorrow]
    .flatMap((day) => times.flatMap((time) => timeOn(day, time, now) ?? []))
    .filter(({ at }) => at >= now)
    .toSorted((one, other) => one.at - other.at)[0]
}

function timeOn(day: string, time: string, now: number): NextTime | undefined {
  const written = fromLondonWallClock(`${day}T${time}`, now)
  if (written !== undefined) return { time, at: Date.parse(written), leftOut: false }
  const change = Date.parse(`${day}T01:00:00Z`)
  return time.startsWith('01:') && londonWallClock(change) === `${day}T02:00`
    ? { time, at: change, leftOut: true }
    : undefined
}
