import type { Appointment } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

export type Booking = {
  id: string
  what: string
  when: string | undefined
  status: string | undefined
  /** People and places, never the patient */
  withWhom: string[]
  note: string | undefined
}

/** What lies ahead, the next first. */
export function toUpcoming(found: Answer<Appointment>): Entries<Booking> {
  const list = toEntries(found, (appointment) =>
    over.has(appointment.status) ? undefined : toBooking(appointment),
  )
  return {
    ...list,
    entries: list.entries.toSorted((one, other) => (one.when ?? '').localeCompare(other.when ?? '')),
  }
}

const over = new Set<string>(['cancelled', 'noshow', 'entered-in-error', 'fulfilled'])

function toBooking(appointment: Stored<Appointment>): Booking {
  const {
    start,
    requestedPeriod,
    status,
    description,
    serviceType = [],
    specialty = [],
    appointmentType,
    participant,
  } = appointment
  const names = [...serviceType, ...specialty, ...(appointmentType ? [appointmentType] : [])].map((one) =>
    textOf(one, ''),
  )
  return {
    id: appointment.id,
    what: description?.trim() || names.find(Boolean) || 'Appointment, kind not recorded',
    when: start ?? requestedPeriod?.[0]?.start,
    status: statusWords[status] ?? undefined,
    withWhom: listOf(participant)
      .filter(({ actor }) => referenceId(actor, 'Patient') === undefined)
      .flatMap(({ actor }) => actor?.display?.trim() || []),
    note: appointment.comment?.trim() || appointment.patientInstruction?.trim() || undefined,
  }
}

const statusWords: Record<string, string> = {
  proposed: 'Proposed',
  pending: 'Not yet confirmed',
  waitlist: 'Waiting list',
  arrived: 'Arrived',
  'checked-in': 'Checked in',
}

/** What one version of a booking says, for its history. */
export function bookingRows(appointment: Stored<Appointment>): Rows {
  const { what, when, status, withWhom, note } = toBooking(appointment)
  return [
    ['Appointment', what],
    ['When', when && formatDateTime(when)],
    ['State', status ?? appointment.status],
    ['With', withWhom.join('; ')],
    ['Note', note],
  ]
}
