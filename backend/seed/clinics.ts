import type { Appointment, Schedule, Slot } from 'fhir/r4'

import type { Random } from './random.ts'
import { departments } from './region.ts'
import { coding, concept, day, dayOf, instant, minute, reference, terminology } from './shapes.ts'

/** Outpatient clinics: two working weeks of slots, nearly half of them booked. */
export function* clinics(
  random: Random,
  now: number,
  patientIds: readonly string[],
): Generator<Schedule | Slot | Appointment> {
  for (const clinic of departments.filter(({ site }) => site !== 'ref12')) {
    const days = workingDays(now)
    const where = reference('Location', clinic.id, clinic.name)
    const scheduleId = `${clinic.id}-schedule`
    yield {
      resourceType: 'Schedule',
      id: scheduleId,
      active: true,
      serviceType: [concept(clinic.speciality[1])],
      actor: [where],
      planningHorizon: { start: instant(days[0] ?? now), end: instant((days.at(-1) ?? now) + day) },
    }
    for (const [index, morning] of days.entries()) {
      for (let place = 0; place < 6; place++) {
        const start = morning + place * 30 * minute
        const id = `${clinic.id}-${index + 1}-${place + 1}`
        const patientId = random.chance(0.45) ? patientIds[random.whole(0, patientIds.length - 1)] : undefined
        yield {
          resourceType: 'Slot',
          id,
          schedule: reference('Schedule', scheduleId),
          serviceType: [concept(clinic.speciality[1])],
          status: patientId ? 'busy' : 'free',
          start: instant(start),
          end: instant(start + 30 * minute),
        }
        if (patientId) yield booked(random, id, patientId, start, clinic, where)
      }
    }
  }
}

function booked(
  random: Random,
  slotId: string,
  patientId: string,
  start: number,
  clinic: (typeof departments)[number],
  where: Appointment['participant'][number]['actor'],
): Appointment {
  const followUp = random.chance(0.6)
  return {
    resourceType: 'Appointment',
    id: `${slotId}-booking`,
    status: 'booked',
    serviceType: [concept(clinic.speciality[1])],
    appointmentType: {
      coding: [coding(`${terminology}/v2-0276`, followUp ? 'FOLLOWUP' : 'ROUTINE')],
      text: followUp ? 'Follow-up' : 'New patient',
    },
    description: `${clinic.name}: ${clinic.speciality[1]}`,
    start: instant(start),
    end: instant(start + 30 * minute),
    minutesDuration: 30,
    slot: [reference('Slot', slotId)],
    participant: [
      { actor: reference('Patient', patientId), status: 'accepted' },
      ...(where ? [{ actor: where, status: 'accepted' as const }] : []),
    ],
  }
}

/** Nine in the morning of the next ten weekdays. */
function workingDays(now: number): number[] {
  const mornings: number[] = []
  for (let ahead = 1; mornings.length < 10; ahead++) {
    const morning = Date.parse(`${dayOf(now + ahead * day)}T09:00:00Z`)
    if (![0, 6].includes(new Date(morning).getUTCDay())) mornings.push(morning)
  }
  return mornings
}
