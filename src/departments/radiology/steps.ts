import type { Appointment, DiagnosticReport, ImagingStudy, Procedure, ServiceRequest, Task } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'

/** How far an examination has come (domain facts §6.7); each step is done by somebody, and waits for the next. */
export const steps = ['requested', 'vetted', 'scheduled', 'performed', 'preliminary', 'reported'] as const
export type Step = (typeof steps)[number] | 'stopped'

export const stepWords: Record<Step, string> = {
  requested: 'To vet',
  vetted: 'To schedule',
  scheduled: 'To perform',
  performed: 'To report',
  preliminary: 'To verify',
  reported: 'Reported',
  stopped: 'Not done',
}

export type Found = {
  tasks: readonly Stored<Task>[]
  appointments: readonly Stored<Appointment>[]
  procedures: readonly Stored<Procedure>[]
  studies: readonly Stored<ImagingStudy>[]
  reports: readonly Stored<DiagnosticReport>[]
}

/** One request with what the record holds of it: the newest of each. */
export type Examination = {
  request: Stored<ServiceRequest>
  step: Step
  task: Stored<Task> | undefined
  appointment: Stored<Appointment> | undefined
  procedure: Stored<Procedure> | undefined
  study: Stored<ImagingStudy> | undefined
  report: Stored<DiagnosticReport> | undefined
}

const done = new Set(['final', 'amended', 'corrected', 'appended'])
const begun = new Set(['preliminary', 'partial', 'registered'])
const standing = new Set(['booked', 'arrived', 'checked-in', 'pending', 'fulfilled'])

/** Puts what was found to its requests. */
export function examinationsOf(requests: readonly Stored<ServiceRequest>[], found: Found): Examination[] {
  return requests
    .filter(({ status }) => status !== 'entered-in-error' && status !== 'draft')
    .map((request) => {
      const names = (references: { reference?: string }[] | undefined) =>
        listOf(references).some((one) => referenceId(one, 'ServiceRequest') === request.id)
      const mine = {
        task: last(found.tasks.filter(({ focus }) => focus && names([focus]))),
        appointment: last(found.appointments.filter((one) => names(one.basedOn) && standing.has(one.status))),
        procedure: last(
          found.procedures.filter((one) => names(one.basedOn) && one.status !== 'entered-in-error'),
        ),
        study: last(found.studies.filter((one) => names(one.basedOn) && one.status !== 'entered-in-error')),
        report: last(found.reports.filter((one) => names(one.basedOn) && one.status !== 'entered-in-error')),
      }
      return { request, ...mine, step: stepOf(request, mine) }
    })
}

/** The version the server wrote last. */
const last = <R extends { meta?: { lastUpdated?: string } }>(those: readonly R[]): R | undefined =>
  those
    .toSorted((one, other) => (one.meta?.lastUpdated ?? '').localeCompare(other.meta?.lastUpdated ?? ''))
    .at(-1)

/** The furthest that anything says; a report there is comes before a request that was withdrawn. */
export function stepOf(
  request: ServiceRequest,
  { task, appointment, procedure, study, report }: Omit<Examination, 'request' | 'step'>,
): Step {
  if (report && done.has(report.status)) return 'reported'
  if (report && begun.has(report.status)) return 'preliminary'
  if (request.status === 'revoked' || task?.status === 'rejected' || task?.status === 'cancelled')
    return 'stopped'
  if (procedure?.status === 'not-done' || report?.status === 'cancelled') return 'stopped'
  if (procedure?.status === 'completed' || study?.status === 'available') return 'performed'
  if (appointment) return 'scheduled'
  if (task && ['accepted', 'in-progress', 'completed'].includes(task.status)) return 'vetted'
  return request.status === 'completed' ? 'reported' : 'requested'
}

const urgency = ['stat', 'asap', 'urgent', 'routine']

/** Who is to be seen to first: the most urgent, then who has waited longest. */
export function byUrgency(one: Examination, other: Examination): number {
  const rank = ({ request }: Examination) => urgency.indexOf(request.priority ?? 'routine')
  return (
    rank(one) - rank(other) || (one.request.authoredOn ?? '').localeCompare(other.request.authoredOn ?? '')
  )
}
