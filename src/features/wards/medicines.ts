import type { MedicationRequest } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

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

/** The next time by the clock of the ward, and when that is; undefined when no prescription states one. */
export function nextTime({ times }: WardMedicines, now: number): { time: string; at: number } | undefined {
  const days = [now, now + 24 * 3_600_000].map((at) => londonDate(new Date(at)))
  for (const day of days) {
    for (const time of times) {
      const written = fromLondonWallClock(`${day}T${time}`, now)
      const at = written === undefined ? Number.NaN : Date.parse(written)
      if (at >= now) return { time, at }
    }
  }
  return undefined
}
