import type { Appointment, Encounter, FhirResource, Patient, Slot } from 'fhir/r4'

import { kindOf, patientIdOf, priorityOf, slotIdOf } from '#clinical/booking/booked.ts'
import { attendance, codeOf, kinds, outcomes, urls, wordsIn } from '#clinical/booking/codes.ts'
import { rttStatuses } from '#clinical/booking/rtt-status.ts'
import { ofType } from '#clinical/booking/of-type.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

/** Where a patient of the day is: by the state of the appointment alone. */
export type Standing =
  'expected' | 'arrived' | 'in clinic' | 'seen' | 'did not attend' | 'cancelled' | 'not known'

export type Attending = {
  /** Of the appointment too */
  id: string
  appointmentId: string
  patientId: string
  patient: PatientIdentity | undefined
  standing: Standing
  start: string | undefined
  kind: string | undefined
  priority: string | undefined
  arrivedAt: string | undefined
  /** How it ended, in words: the outcome, why it was cancelled */
  ended: string | undefined
  overbooked: string | undefined
  /** In a list of several clinics: which one, and what for */
  where: string | undefined
}
export type DayRow =
  | ({ type: 'patient' } & Attending)
  | { type: 'free'; slotId: string; start: string; end: string; keptFor: string | undefined }
  /** Taken by somebody this reader may not see, or closed */
  | { type: 'taken' | 'closed'; slotId: string; start: string; end: string }

export type ClinicDay = { rows: DayRow[]; withheld: number }

/** One day of a clinic, in the order of the clock; who was cancelled stands after who comes at that time. */
export function toClinicDay(
  slots: readonly Stored<Slot>[],
  included: readonly Stored<FhirResource>[],
  withheld: number,
): ClinicDay {
  const people = ofType(included, 'Patient')
  const appointments = ofType(included, 'Appointment')
  const visits = ofType(included, 'Encounter').filter(({ status }) => status !== 'entered-in-error')
  const rows = slots.flatMap((slot): DayRow[] => {
    const here = appointments.filter((one) => slotIdOf(one) === slot.id)
    const patients = here.flatMap((appointment): DayRow[] => {
      const patientId = patientIdOf(appointment)
      if (!patientId || appointment.status === 'entered-in-error') return []
      const person = people.find(({ id }) => id === patientId)
      const visit = visits.find((one) => isVisitOf(one, appointment.id))
      return [{ type: 'patient', ...toAttending(appointment, patientId, person, visit) }]
    })
    const rest = { slotId: slot.id, start: slot.start, end: slot.end }
    if (slot.status === 'free') return [...patients, { type: 'free', ...rest, keptFor: keptFor(slot) }]
    if (slot.status === 'busy-unavailable') return [...patients, { type: 'closed', ...rest }]
    return patients.length > 0 || slot.overbooked ? patients : [{ type: 'taken', ...rest }]
  })
  const last = (row: DayRow) => Number(row.type === 'patient' && row.standing === 'cancelled')
  return {
    withheld,
    rows: rows.toSorted((one, other) => timeOf(one) - timeOf(other) || last(one) - last(other)),
  }
}

/** Of appointments in the order the record sent them, those that were not entered in error. */
export function toAttendings(
  appointments: readonly Stored<Appointment>[],
  included: readonly Stored<FhirResource>[],
): Attending[] {
  const people = new Map(ofType(included, 'Patient').map((one) => [one.id, one]))
  const visits = ofType(included, 'Encounter').filter(({ status }) => status !== 'entered-in-error')
  return appointments.flatMap((appointment) => {
    const patientId = patientIdOf(appointment)
    if (!patientId || appointment.status === 'entered-in-error') return []
    const visit = visits.find((one) => isVisitOf(one, appointment.id))
    const attending = toAttending(appointment, patientId, people.get(patientId), visit)
    return [{ ...attending, where: appointment.description ?? 'Clinic not recorded' }]
  })
}

const timeOf = ({ start = '' }: DayRow) => Date.parse(start) || 0

export const isVisitOf = ({ appointment = [] }: Encounter, appointmentId: string) =>
  appointment.some((one) => referenceId(one, 'Appointment') === appointmentId)

function toAttending(
  appointment: Stored<Appointment>,
  patientId: string,
  person: Stored<Patient> | undefined,
  visit: Encounter | undefined,
): Attending {
  const { start, extension, appointmentType } = appointment
  const standing = standingOf(appointment)
  const priority = priorityOf(appointment)
  return {
    id: appointment.id,
    appointmentId: appointment.id,
    patientId,
    patient: person && toIdentity(person),
    standing,
    start,
    kind: wordsIn(kinds, kindOf(appointment)) ?? (appointmentType && textOf(appointmentType, '')),
    priority: priority === '2' ? 'Urgent' : priority === '3' ? 'Two-week wait' : undefined,
    arrivedAt: visit?.period?.start,
    ended: endedText(appointment, visit),
    overbooked: extension?.find(({ url }) => url === urls.overbooked)?.valueString,
    where: undefined,
  }
}

export const standings: Partial<Record<Appointment['status'], Standing>> = {
  proposed: 'expected',
  pending: 'expected',
  booked: 'expected',
  arrived: 'arrived',
  'checked-in': 'in clinic',
  fulfilled: 'seen',
  noshow: 'did not attend',
  cancelled: 'cancelled',
}
const standingOf = ({ status }: Appointment): Standing => standings[status] ?? 'not known'

function endedText(appointment: Appointment, visit: Encounter | undefined): string | undefined {
  if (appointment.status === 'cancelled') return textOf(appointment.cancelationReason, 'Reason not recorded')
  const said = [
    wordsIn(attendance, codeOf(appointment.extension, urls.attendance, attendance)),
    wordsIn(outcomes, codeOf(visit?.extension, urls.outcome, outcomes)),
    rttWords(codeOf(visit?.extension, urls.rtt, rttStatuses)),
  ]
  return appointment.status === 'fulfilled'
    ? said.filter(Boolean).join(' · ') || 'Outcome not recorded'
    : undefined
}

const rttWords = (code: string | undefined) =>
  code && `RTT ${code} ${wordsIn(rttStatuses, code) ?? ''}`.trim()

function keptFor(slot: Slot): string | undefined {
  const priority = priorityOf(slot)
  const words = [
    slot.appointmentType && textOf(slot.appointmentType, ''),
    priority === '2' ? 'urgent' : priority === '3' ? 'two-week wait' : '',
  ].filter(Boolean)
  return words.length > 0 ? words.join(', ') : undefined
}

/** How many are where: `3 expected, 1 arrived`. */
export function countsOf(rows: readonly DayRow[]): string {
  const order: Standing[] = [
    'expected',
    'arrived',
    'in clinic',
    'seen',
    'did not attend',
    'cancelled',
    'not known',
  ]
  const counted = order.map((standing) => ({
    standing,
    count: rows.filter((row) => row.type === 'patient' && row.standing === standing).length,
  }))
  const free = rows.filter(({ type }) => type === 'free').length
  return [
    ...counted.filter(({ count }) => count > 0).map(({ standing, count }) => `${count} ${standing}`),
    `${free} free`,
  ].join(' · ')
}
