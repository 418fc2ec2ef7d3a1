import type { Appointment, Encounter, FhirResource, Patient, Task } from 'fhir/r4'

import { patientIdOf } from '#clinical/booking/booked.ts'
import type { Clinic } from '#clinical/booking/clinics.ts'
import { ofType } from '#clinical/booking/of-type.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { leaving, type Pathway, pathwayFor, type Step, stepSystem } from './pathways.ts'

export type StepState = 'to do' | 'in progress' | 'done' | 'not needed'
export type BoardStep = Step & {
  state: StepState
  /** Who began or did it, and since or at when */
  by: string | undefined
  at: number | undefined
  /** As the record keeps it; undefined until somebody has marked it */
  task: Stored<Task> | undefined
}
export type Visit = {
  appointmentId: string
  encounterId: string | undefined
  patientId: string
  patient: PatientIdentity | undefined
  state: 'expected' | 'here' | 'left'
  start: string | undefined
  kind: string | undefined
  clinic: string
  arrivedAt: number | undefined
  leftAt: number | undefined
  steps: BoardStep[]
}
export type Board = { visits: Visit[]; absent: number; withheld: number }

type Found = {
  appointments: readonly Stored<Appointment>[]
  included: readonly Stored<FhirResource>[]
  clinics: readonly Clinic[]
  pathways: readonly Pathway[]
  withheld: number
}

/** Everybody the eye clinics of today have or expect; who did not come is counted, and not shown. */
export function toBoard({ appointments, included, clinics, pathways, withheld }: Found): Board {
  const people = new Map(ofType(included, 'Patient').map((one) => [one.id, one]))
  const visits = ofType(included, 'Encounter').filter(({ status }) => status !== 'entered-in-error')
  const tasks = ofType(included, 'Task')
  return {
    withheld,
    absent: appointments.filter(({ status }) => status === 'noshow').length,
    visits: appointments.flatMap((appointment): Visit[] => {
      const patientId = patientIdOf(appointment)
      const state = states[appointment.status]
      if (!patientId || !state) return []
      const visit = visits.find((one) =>
        listOf(one.appointment).some((of) => referenceId(of, 'Appointment') === appointment.id),
      )
      const mine = tasks.filter(({ focus }) => referenceId(focus, 'Appointment') === appointment.id)
      const clinic = clinicOf(appointment, clinics)
      return [
        toVisit({
          appointment,
          patientId,
          state,
          person: people.get(patientId),
          visit,
          clinic,
          steps: stepsOf(pathwayFor(clinic, pathways), pathways, mine),
        }),
      ]
    }),
  }
}

const states: Partial<Record<Appointment['status'], Visit['state']>> = {
  proposed: 'expected',
  pending: 'expected',
  booked: 'expected',
  arrived: 'here',
  'checked-in': 'here',
  fulfilled: 'left',
}

type Parts = Pick<Visit, 'patientId' | 'state' | 'clinic' | 'steps'> & {
  appointment: Stored<Appointment>
  person: Stored<Patient> | undefined
  visit: Stored<Encounter> | undefined
}

function toVisit({ appointment, person, visit, ...rest }: Parts): Visit {
  const left = rest.steps.find(({ code, state }) => code === leaving.code && state === 'done')
  const { start, appointmentType } = appointment
  return {
    ...rest,
    appointmentId: appointment.id,
    encounterId: visit?.id,
    patient: person && toIdentity(person),
    state: left ? 'left' : rest.state,
    start,
    kind: appointmentType && textOf(appointmentType, ''),
    arrivedAt: instantOf(visit?.period?.start),
    leftAt: left?.at ?? instantOf(visit?.period?.end),
  }
}

const clinicOf = ({ participant, description }: Appointment, clinics: readonly Clinic[]): string =>
  clinics.find(
    ({ locationId }) =>
      locationId && listOf(participant).some(({ actor }) => referenceId(actor, 'Location') === locationId),
  )?.place ??
  description ??
  'Clinic not recorded'

/** The steps of the pathway, and those that somebody added for this patient, before leaving. */
function stepsOf(
  { steps }: Pathway,
  pathways: readonly Pathway[],
  tasks: readonly Stored<Task>[],
): BoardStep[] {
  const added = tasks
    .filter(({ status }) => status !== 'entered-in-error')
    .flatMap((task) => {
      const code = stepCodeOf(task)
      if (!code || steps.some((one) => one.code === code)) return []
      const known = pathways.flatMap((one) => one.steps).find((one) => one.code === code)
      return [known ?? { code, title: textOf(task.code, code), readyAfter: undefined }]
    })
  const all = [...steps.filter(({ code }) => code !== leaving.code), ...added, leaving]
  return all.map((step) =>
    toBoardStep(
      step,
      tasks.find((task) => stepCodeOf(task) === step.code),
    ),
  )
}

export const stepCodeOf = ({ code }: Task): string | undefined =>
  listOf(code?.coding).find(({ system }) => system === stepSystem)?.code

function toBoardStep(step: Step, task: Stored<Task> | undefined): BoardStep {
  const state = (task && taskStates[task.status]) ?? 'to do'
  const { start, end } = task?.executionPeriod ?? {}
  return {
    ...step,
    task,
    state,
    by: state === 'to do' ? undefined : task?.owner?.display,
    at: state === 'to do' ? undefined : instantOf(state === 'done' ? (end ?? start) : start),
  }
}

const taskStates: Partial<Record<Task['status'], StepState>> = {
  'in-progress': 'in progress',
  completed: 'done',
  cancelled: 'not needed',
}
