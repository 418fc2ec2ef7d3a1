import type { FhirResource, Patient } from 'fhir/r4'

import { orderKindOf, priorityWords } from '#clinical/care/order.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

import { byUrgency, type Examination, type Step, steps } from './steps.ts'

export type Row = {
  examination: Examination
  patientId: string | undefined
  patient: PatientIdentity | undefined
  what: string
  why: string | undefined
  /** Of routine, nothing is said */
  priority: string | undefined
  asked: string | undefined
  /** When it is to be made, once it has a time */
  planned: { start: string | undefined; place: string | undefined } | undefined
}

/** Of one step, the most urgent first; `requested` when the address names none. */
export function rowsAt(
  step: Step,
  examinations: readonly Examination[],
  people: readonly FhirResource[],
): Row[] {
  const patients = new Map(people.filter(isPatient).map((one) => [one.id, one]))
  return examinations
    .filter((one) => one.step === step && orderKindOf(one.request.category ?? []) === 'imaging')
    .toSorted(byUrgency)
    .map((examination) => toRow(examination, patients))
}

const isPatient = (one: FhirResource): one is Stored<Patient> =>
  one.resourceType === 'Patient' && one.id !== undefined

function toRow(examination: Examination, patients: ReadonlyMap<string, Stored<Patient>>): Row {
  const { request, appointment } = examination
  const patientId = referenceId(request.subject, 'Patient')
  const patient = patientId === undefined ? undefined : patients.get(patientId)
  return {
    examination,
    patientId,
    patient: patient && toIdentity(patient),
    what: textOf(request.code, 'Examination not named'),
    why: listOf(request.reasonCode)
      .map((one) => textOf(one, ''))
      .find(Boolean),
    priority:
      request.priority && request.priority !== 'routine' ? priorityWords(request.priority) : undefined,
    asked: request.authoredOn,
    planned: appointment && {
      start: appointment.start,
      place: listOf(appointment.participant).find(({ actor }) => !referenceId(actor, 'Patient'))?.actor
        ?.display,
    },
  }
}

/** The steps somebody waits at, with how many do. */
export const waitingSteps = steps.filter((step) => step !== 'reported')
export type WaitingStep = (typeof waitingSteps)[number]

export const stepIn = (params: URLSearchParams): WaitingStep =>
  waitingSteps.find((step) => step === params.get('step')) ?? 'requested'

export const countAt = (step: Step, examinations: readonly Examination[]) =>
  examinations.filter((one) => one.step === step).length
