import type { Appointment, Encounter, Reference, Slot } from 'fhir/r4'

import { booked, type Clinic, slot } from './clinic-shapes.ts'
import { randomFrom } from './random.ts'
import { departments } from './region.ts'
import { coding, concept, dayOf, hl7, instant, minute, ours, patientIdOf, reference } from './shapes.ts'

type Around = { now: number; patientIds: readonly string[]; actors: Reference[] }

/** Today from nine to five, whatever day it is: seen, absent, in clinic, waiting, expected, and a few free places. */
export function* clinicToday(
  clinic: Clinic,
  { now, patientIds, actors }: Around,
): Generator<Slot | Appointment | Encounter> {
  // numbers of its own: nothing else of the region moves when this clinic does
  const random = randomFrom(departments.indexOf(clinic) + 7)
  const nine = Date.parse(`${dayOf(now)}T09:00:00Z`)
  for (let place = 0; place < 14; place++) {
    const start = nine + place * 30 * minute
    const id = `${clinic.id}-today-${place + 1}`
    const kind = place % 4 === 0 ? 'ROUTINE' : 'FOLLOWUP'
    const patientId = patientIds[random.whole(0, patientIds.length - 1)]
    const taken = patientId !== undefined && random.chance(0.75)
    yield { ...slot(id, clinic, start, kind), status: taken ? 'busy' : 'free' }
    if (!taken) continue
    const appointment = booked({ slotId: id, patientId, start, clinic, actors, kind })
    const came = random.chance(0.85)
    const late = now - start
    if (!came || late < -20 * minute) yield appointment
    else if (late > 60 * minute) yield* there(appointment, 'seen', start - 8 * minute)
    else
      yield* there(
        appointment,
        late > 10 * minute ? 'in clinic' : 'arrived',
        Math.min(now, start) - 6 * minute,
      )
  }
}

const states = {
  arrived: { appointment: 'arrived', visit: 'arrived' },
  'in clinic': { appointment: 'checked-in', visit: 'in-progress' },
  seen: { appointment: 'fulfilled', visit: 'finished' },
} as const

function* there(
  appointment: Appointment,
  state: keyof typeof states,
  arrived: number,
): Generator<Appointment | Encounter> {
  const seen = state === 'seen'
  const said = (url: string, system: string, code: string, words: string) => ({
    url,
    valueCodeableConcept: concept(words, coding(system, code, words)),
  })
  const dictionary = (name: string) => `https://www.datadictionary.nhs.uk/data_elements/${name}.html`
  const [person, ...others] = appointment.participant.flatMap(({ actor }) => actor ?? [])
  const place = others.find((one) => one.reference?.startsWith('Location/'))
  const doctor = others.find((one) => one.reference?.startsWith('Practitioner/'))
  yield {
    ...appointment,
    status: states[state].appointment,
    ...(seen
      ? {
          extension: [
            said(
              `${ours}/StructureDefinition/attended-or-did-not-attend`,
              dictionary('attended_or_did_not_attend_code'),
              '5',
              'Attended on time',
            ),
          ],
        }
      : {}),
  }
  yield {
    resourceType: 'Encounter',
    id: patientIdOf(`attendance/${appointment.id}`),
    status: states[state].visit,
    class: hl7('v3-ActCode', 'AMB', 'ambulatory').coding?.[0] ?? {},
    ...(appointment.serviceType?.[0] ? { serviceType: appointment.serviceType[0] } : {}),
    ...(person ? { subject: person } : {}),
    appointment: [reference('Appointment', appointment.id ?? '')],
    ...(doctor ? { participant: [{ individual: doctor }] } : {}),
    ...(place ? { location: [{ location: place }] } : {}),
    period: { start: instant(arrived), ...(seen ? { end: instant(arrived + 40 * minute) } : {}) },
    ...(seen
      ? {
          extension: [
            said(
              'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-OutcomeOfAttendance',
              'https://fhir.hl7.org.uk/CodeSystem/UKCore-OutcomeOfAttendanceEngland',
              '2',
              'Another appointment given',
            ),
            said(
              `${ours}/StructureDefinition/rtt-period-status`,
              dictionary('referral_to_treatment_period_status'),
              '20',
              '20 Further activity expected',
            ),
          ],
        }
      : {}),
  }
}
