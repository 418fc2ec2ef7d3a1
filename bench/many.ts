import type { FhirResource, Location, Patient, Schedule } from 'fhir/r4'

import { booked, slot } from '../backend/seed/clinic-shapes.ts'
import { nhsNumbers, person } from '../backend/seed/person.ts'
import { randomFrom } from '../backend/seed/random.ts'
import { departments } from '../backend/seed/region.ts'
import { dayOf, minute, patientIdOf, reference } from '../backend/seed/shapes.ts'
import { waitingList } from '../backend/seed/waiting-list.ts'

/** Longest lists of one trust: so many people of one name, all of them waiting, and all of them expected today. */
export function* manyPeople(count: number, now: number): Generator<FhirResource> {
  const random = randomFrom(7)
  const numbers = nhsNumbers(999_700_000)
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const patient = personNamed(
      index,
      person(random, now, {
        key: `many-${index}`,
        nhsNumber: numbers.next().value,
        trust: 'rxr',
        number: 5_000_000 + index,
        gender: index % 2 ? 'male' : 'female',
        age: 18 + (index % 75),
      }),
    )
    ids.push(patientIdOf(`many-${index}`))
    yield patient
  }
  yield* waitingList(ids, now, count)
  yield* dayOfClinics(ids, now)
}

/** Half of them have one family name, which is the worst a sorted list can meet. */
const personNamed = (index: number, patient: Patient): Patient => ({
  ...patient,
  name: (patient.name ?? []).map((name) => ({
    ...name,
    family: index % 2 ? 'Smith' : `Smith-${name.family ?? ''}`,
  })),
})

const perClinic = 100

/** Everybody in one day, a hundred to a clinic, one every five minutes from nine. */
function* dayOfClinics(ids: readonly string[], now: number): Generator<FhirResource> {
  const nine = Date.parse(`${dayOf(now)}T09:00:00Z`)
  for (let number = 0; number * perClinic < ids.length; number++) {
    const clinic = { ...departments[0], id: `many-clinic-${number}`, name: `Clinic ${number + 1}` }
    const actors = [reference('Location', clinic.id, clinic.name)]
    yield place(clinic.id, number)
    yield scheduleOf(clinic.id, actors)
    for (const [turn, patientId] of ids.slice(number * perClinic, (number + 1) * perClinic).entries()) {
      const start = nine + turn * 5 * minute
      const slotId = `${clinic.id}-${turn}`
      yield { ...slot(slotId, clinic, start, 'ROUTINE'), status: 'busy' }
      yield booked({ slotId, patientId, start, clinic, actors, kind: turn % 3 ? 'FOLLOWUP' : 'ROUTINE' })
    }
  }
}

const place = (id: string, number: number): Location => ({
  resourceType: 'Location',
  id,
  status: 'active',
  name: `Clinic ${number + 1}`,
  managingOrganization: reference('Organization', 'rxr'),
  partOf: reference('Location', 'rxr20'),
})

const scheduleOf = (clinicId: string, actor: Schedule['actor']): Schedule => ({
  resourceType: 'Schedule',
  id: `${clinicId}-schedule`,
  active: true,
  serviceType: [{ text: 'Ophthalmology' }],
  actor,
})
