import type { Appointment, Encounter, Extension, Reference, Schedule, Slot } from 'fhir/r4'

import { booked, type Clinic, slot, specialtyOf } from './clinic-shapes.ts'
import { clinicToday } from './clinic-today.ts'
import type { Random } from './random.ts'
import { departments } from './region.ts'
import { coding, concept, day, dayOf, instant, minute, ours, reference } from './shapes.ts'
import type { Staff } from './staff.ts'

/** Whose clinic it is: a demonstration sign-in, or the first consultant of a ward. */
const clinicians: Partial<Record<Clinic['id'], string>> = {
  'rxr20-eye-clinic': 'eye',
  'rxr20-medical-clinic': 'doctor',
  'rtx02-antenatal-clinic': 'midwife',
}

/** Outpatient clinics: today’s, and two working weeks of places, nearly half of them booked. */
export function* clinics(
  random: Random,
  now: number,
  patientIds: readonly string[],
  staff: Staff,
): Generator<Schedule | Slot | Appointment | Encounter> {
  for (const clinic of departments.filter(({ site }) => site !== 'ref12')) {
    const days = workingDays(now)
    const actors = actorsOf(clinic, staff)
    const scheduleId = `${clinic.id}-schedule`
    yield {
      resourceType: 'Schedule',
      id: scheduleId,
      active: true,
      extension: [template],
      serviceType: [concept(clinic.speciality[1])],
      specialty: [specialtyOf(clinic)],
      actor: actors,
      planningHorizon: { start: instant(days[0] ?? now), end: instant((days.at(-1) ?? now) + day) },
    }
    yield* clinicToday(clinic, { now, patientIds, actors })
    for (const [index, morning] of days.entries()) {
      for (let place = 0; place < 6; place++) {
        const start = morning + place * 30 * minute
        const id = `${clinic.id}-${index + 1}-${place + 1}`
        const patientId = random.chance(0.45) ? patientIds[random.whole(0, patientIds.length - 1)] : undefined
        const kind = place < 2 ? 'ROUTINE' : 'FOLLOWUP'
        yield {
          ...slot(id, clinic, start, kind),
          status: patientId ? 'busy' : 'free',
          // The first place of every other day is kept for who must be seen within two weeks.
          ...(place === 0 && index % 2 === 0 ? { extension: [priority('3', 'Two-week wait')] } : {}),
        }
        if (patientId) yield booked({ slotId: id, patientId, start, clinic, actors, kind })
      }
    }
  }
}

function actorsOf(clinic: Clinic, staff: Staff): Reference[] {
  const id = clinicians[clinic.id]
  const known = staff.workers.find((one) => one.id === id)
  const [someone] = [...staff.byWard].find(([ward]) => ward.startsWith(clinic.site))?.[1].consultants ?? []
  const doctor = known
    ? reference('Practitioner', known.id, [known.title, known.given, known.family].filter(Boolean).join(' '))
    : someone
  return [reference('Location', clinic.id, clinic.name), ...(doctor ? [doctor] : [])]
}

/** Mondays to Fridays from nine, six places of half an hour. */
const template: Extension = {
  url: `${ours}/StructureDefinition/session-template`,
  extension: [
    ...['mon', 'tue', 'wed', 'thu', 'fri'].map((code) => ({ url: 'day', valueCode: code })),
    { url: 'start', valueTime: '09:00:00' },
    { url: 'minutes', valuePositiveInt: 30 },
    { url: 'places', valuePositiveInt: 6 },
  ],
}

const priority = (code: string, words: string): Extension => ({
  url: `${ours}/StructureDefinition/priority-type`,
  valueCodeableConcept: concept(
    words,
    coding('https://www.datadictionary.nhs.uk/data_elements/priority_type_code.html', code, words),
  ),
})

/** Nine in the morning of the next ten weekdays. */
function workingDays(now: number): number[] {
  const mornings: number[] = []
  for (let ahead = 1; mornings.length < 10; ahead++) {
    const morning = Date.parse(`${dayOf(now + ahead * day)}T09:00:00Z`)
    if (![0, 6].includes(new Date(morning).getUTCDay())) mornings.push(morning)
  }
  return mornings
}
