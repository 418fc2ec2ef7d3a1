import type { Appointment, Reference, Slot } from 'fhir/r4'

import type { departments } from './region.ts'
import { coding, concept, instant, minute, reference, terminology } from './shapes.ts'

export type Clinic = (typeof departments)[number]
/** As much of a clinic as its places say of it */
type Named = { id: string; name: string; speciality: readonly [code: string, name: string] }
type Kind = 'ROUTINE' | 'FOLLOWUP'

export const specialtyOf = ({ speciality: [code, name] }: Named) =>
  concept(name, coding('https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode', code, name))

const kindWords = { ROUTINE: 'New patient', FOLLOWUP: 'Follow-up' }
const kindOf = (kind: Kind) =>
  concept(kindWords[kind], coding(`${terminology}/v2-0276`, kind, kindWords[kind]))

export const slot = (id: string, clinic: Named, start: number, kind: Kind): Slot => ({
  resourceType: 'Slot',
  id,
  schedule: reference('Schedule', `${clinic.id}-schedule`),
  serviceType: [concept(clinic.speciality[1])],
  specialty: [specialtyOf(clinic)],
  appointmentType: kindOf(kind),
  status: 'free',
  start: instant(start),
  end: instant(start + 30 * minute),
})

type Booked = {
  slotId: string
  patientId: string
  start: number
  clinic: Named
  actors: Reference[]
  kind: Kind
}

export const booked = ({ slotId, patientId, start, clinic, actors, kind }: Booked): Appointment => ({
  resourceType: 'Appointment',
  id: `${slotId}-booking`,
  status: 'booked',
  serviceType: [concept(clinic.speciality[1])],
  specialty: [specialtyOf(clinic)],
  appointmentType: kindOf(kind),
  description: `${clinic.name}: ${clinic.speciality[1]}`,
  start: instant(start),
  end: instant(start + 30 * minute),
  minutesDuration: 30,
  slot: [reference('Slot', slotId)],
  participant: [
    { actor: reference('Patient', patientId), status: 'accepted' },
    ...actors.map((actor) => ({ actor, status: 'accepted' as const })),
  ],
})
