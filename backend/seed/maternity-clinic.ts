import type { FhirResource } from 'fhir/r4'

import { booked, specialtyOf } from './clinic-shapes.ts'
import type { Someone } from './departments.ts'
import { concept, dayOf, hour, instant, minute, reference, terminology } from './shapes.ts'

/** Where the pregnancies of the first trust are seen today. */
const clinic = {
  id: 'rxr10-antenatal-clinic',
  name: 'Antenatal Clinic',
  speciality: ['501', 'Obstetrics'] as const,
}

export function* antenatalClinic(pregnant: readonly Someone[], now: number): Generator<FhirResource> {
  const morning = Date.parse(`${dayOf(now)}T09:00:00Z`)
  const place = reference('Location', clinic.id)
  const scheduleId = `${clinic.id}-schedule`
  yield {
    resourceType: 'Location',
    id: clinic.id,
    status: 'active',
    name: clinic.name,
    mode: 'instance',
    physicalType: {
      coding: [{ system: `${terminology}/location-physical-type`, code: 'area', display: 'Area' }],
    },
    managingOrganization: reference('Organization', 'rxr'),
    partOf: reference('Location', 'rxr10'),
  }
  yield {
    resourceType: 'Schedule',
    id: scheduleId,
    active: true,
    serviceType: [concept(clinic.speciality[1])],
    specialty: [specialtyOf(clinic)],
    actor: [place, reference('Practitioner', 'midwife')],
    planningHorizon: { start: instant(morning), end: instant(morning + 8 * hour) },
  }
  for (const [index, { patient }] of pregnant.slice(1, 5).entries()) {
    const start = morning + index * 30 * minute
    const slotId = `${clinic.id}-${index}`
    yield {
      resourceType: 'Slot',
      id: slotId,
      schedule: reference('Schedule', scheduleId),
      status: 'busy',
      start: instant(start),
      end: instant(start + 30 * minute),
    }
    yield booked({ slotId, patientId: patient.id ?? '', start, clinic, actors: [place], kind: 'FOLLOWUP' })
  }
}
