import type {
  Appointment,
  Encounter,
  FhirResource,
  Location,
  PlanDefinition,
  Schedule,
  Slot,
  Task,
} from 'fhir/r4'

import { booked, specialtyOf } from '../clinic-shapes.ts'
import type { DepartmentSeed } from '../departments.ts'
import { coding, concept, dayOf, entryIdOf, hl7, instant, minute, ours, reference } from '../shapes.ts'

/** The pathways of eye clinics, and one clinic of today with patients at every step of it (domain facts §6.3). */

type Step = readonly [code: string, title: string, readyAfter?: number]
const vision: Step = ['vision', 'Vision']
const pressure: Step = ['pressure', 'Pressure']
// tropicamide takes about twenty minutes; to be confirmed by the trust
const drops: Step = ['drops', 'Drops', 20]
const imaging: Step = ['imaging', 'OCT']
const doctor: Step = ['doctor', 'Doctor']
const letter: Step = ['letter', 'Letter']

/** `clinic`: words in the name of a clinic; none: of every other one. */
const pathways: readonly { id: string; title: string; clinic: string; steps: readonly Step[] }[] = [
  {
    id: 'general',
    title: 'Eye clinic',
    clinic: '',
    steps: [vision, pressure, drops, imaging, doctor, letter],
  },
  {
    id: 'glaucoma',
    title: 'Glaucoma clinic',
    clinic: 'glaucoma',
    steps: [vision, ['fields', 'Field'], pressure, drops, imaging, doctor, letter],
  },
  {
    id: 'injection',
    title: 'Injection clinic',
    clinic: 'injection',
    steps: [vision, pressure, imaging, doctor, ['injection', 'Injection'], letter],
  },
]

const stepSystem = `${ours}/CodeSystem/eye-clinic-step`
const toPlan = ({ id, title, clinic, steps }: (typeof pathways)[number]): PlanDefinition => ({
  resourceType: 'PlanDefinition',
  id: `eye-clinic-${id}`,
  identifier: [{ system: `${ours}/Id/eye-clinic-pathway`, value: id }],
  url: `${ours}/PlanDefinition/eye-clinic-${id}`,
  version: '1',
  title,
  status: 'active',
  type: {
    coding: [coding('http://terminology.hl7.org/CodeSystem/plan-definition-type', 'clinical-protocol')],
  },
  copyright: 'Usual order of an eye clinic; to be confirmed by the trust',
  ...(clinic
    ? {
        useContext: [
          {
            code: coding('http://terminology.hl7.org/CodeSystem/usage-context-type', 'venue'),
            valueCodeableConcept: { text: clinic },
          },
        ],
      }
    : {}),
  action: steps.map(([code, words, readyAfter]) => ({
    title: words,
    code: [concept(words, coding(stepSystem, code, words))],
    ...(readyAfter
      ? {
          timingDuration: {
            value: readyAfter,
            unit: 'min',
            system: 'http://unitsofmeasure.org',
            code: 'min',
          },
        }
      : {}),
  })),
})

const clinic = {
  id: 'rxr20-glaucoma-clinic',
  name: 'Glaucoma Clinic',
  speciality: ['130', 'Ophthalmology'] as const,
}

/** Minutes ago each came, and what was done how long ago; a step that is still going on has no end. */
const visits: readonly {
  came?: number
  done?: readonly (readonly [step: number, from: number, to?: number])[]
}[] = [
  {
    came: 96,
    done: [
      [0, 85, 80],
      [1, 78, 66],
      [2, 60, 58],
      [3, 50],
      [4, 26, 20],
      [5, 8],
    ],
  },
  {
    came: 71,
    done: [
      [0, 60, 55],
      [1, 50, 38],
      [2, 30, 28],
      [3, 12],
    ],
  },
  {
    came: 64,
    done: [
      [0, 58, 53],
      [1, 50, 37],
    ],
  },
  { came: 40, done: [[0, 31, 25]] },
  { came: 22, done: [[0, 6]] },
  { came: 9 },
  {},
  {},
  {},
]

export const seed: DepartmentSeed = {
  reference: () => pathways.map(toPlan),
  *demonstration({ now, people, random, staff }) {
    const adults = people.filter(
      ({ patient, stay }) =>
        !stay &&
        patient.managingOrganization?.reference === 'Organization/rxr' &&
        (patient.birthDate ?? '9') < '1960' &&
        !patient.deceasedBoolean &&
        !patient.deceasedDateTime &&
        !patient.meta?.security,
    )
    const consultant = staff.workers.find(({ id }) => id === 'eye')
    const nurse = staff.workers.find(({ id }) => id === 'nurse')
    const nameOf = (one: typeof nurse) => [one?.given, one?.family].filter(Boolean).join(' ')
    const place: Location = {
      resourceType: 'Location',
      id: clinic.id,
      status: 'active',
      name: clinic.name,
      partOf: reference('Location', 'rxr20'),
      managingOrganization: reference('Organization', 'rxr'),
    }
    yield place
    const actors = [
      reference('Location', clinic.id, clinic.name),
      ...(consultant ? [reference('Practitioner', 'eye', nameOf(consultant))] : []),
    ]
    const schedule: Schedule = {
      resourceType: 'Schedule',
      id: `${clinic.id}-schedule`,
      active: true,
      serviceType: [concept(clinic.speciality[1])],
      specialty: [specialtyOf(clinic)],
      actor: actors,
    }
    yield schedule
    for (const [index, { patient }] of random.some(adults, visits.length).entries()) {
      const told = visits[index]
      if (told && patient.id)
        yield* visit({ now, index, patientId: patient.id, actors, nurse: nameOf(nurse), ...told })
    }
  },
}

/** Far above the numbers of a chart's own entries. */
const firstEntry = 0xe4_00_00

type Told = (typeof visits)[number] & {
  now: number
  index: number
  patientId: string
  actors: ReturnType<typeof reference>[]
  nurse: string
}

function* visit({ now, index, patientId, actors, nurse, came, done = [] }: Told): Generator<FhirResource> {
  // whatever hour it is, the clinic is of today
  const within = (time: number) => Math.max(time, Date.parse(`${dayOf(now)}T00:30:00Z`) + index * minute)
  const start =
    came === undefined ? within(now) + (index - 5) * 10 * minute : within(now - (came - 5) * minute)
  const slotId = `${clinic.id}-today-${index + 1}`
  const slot: Slot = {
    resourceType: 'Slot',
    id: slotId,
    schedule: reference('Schedule', `${clinic.id}-schedule`),
    specialty: [specialtyOf(clinic)],
    status: 'busy',
    start: instant(start),
    end: instant(start + 10 * minute),
  }
  yield slot
  const appointment: Appointment = {
    ...booked({ slotId, patientId, start, clinic, actors, kind: 'FOLLOWUP' }),
    end: slot.end,
    minutesDuration: 10,
    status: came === undefined ? 'booked' : done.length > 0 ? 'checked-in' : 'arrived',
  }
  yield appointment
  if (came === undefined) return
  const subject = reference('Patient', patientId)
  const encounter: Encounter = {
    resourceType: 'Encounter',
    id: entryIdOf(patientId, firstEntry),
    status: done.length > 0 ? 'in-progress' : 'arrived',
    class: hl7('v3-ActCode', 'AMB', 'ambulatory').coding?.[0] ?? {},
    subject,
    appointment: [reference('Appointment', appointment.id ?? '')],
    period: { start: instant(within(now - came * minute)) },
    location: [{ location: reference('Location', clinic.id, clinic.name) }],
  }
  yield encounter
  const steps = pathways[1]?.steps ?? []
  for (const [place, [step, from, to]] of done.entries()) {
    const [code = '', title = ''] = steps[step] ?? []
    const until = to ?? (code === 'drops' ? from : undefined)
    const task: Task = {
      resourceType: 'Task',
      id: entryIdOf(patientId, firstEntry + 1 + place),
      identifier: [{ system: `${ours}/Id/entry`, value: `eye-step-${appointment.id}-${code}` }],
      status: until === undefined ? 'in-progress' : 'completed',
      intent: 'order',
      code: concept(title, coding(stepSystem, code, title)),
      focus: reference('Appointment', appointment.id ?? ''),
      for: subject,
      encounter: reference('Encounter', encounter.id ?? ''),
      authoredOn: instant(within(now - from * minute)),
      executionPeriod: {
        start: instant(within(now - from * minute)),
        ...(until === undefined ? {} : { end: instant(within(now - until * minute)) }),
      },
      owner: { display: code === 'doctor' ? 'Rohan Mistry' : nurse },
    }
    yield task
  }
}
