import type { Appointment, Identifier, Reference, Slot } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'

import type { Clinic } from './clinics.ts'
import {
  attendance,
  cancellations,
  channels,
  codeIn,
  codeOf,
  coded,
  codingIn,
  firstAttendanceOf,
  kinds,
  priorities,
  urls,
  without,
  wordsIn,
} from './codes.ts'

/** What is agreed of an appointment besides where and when. */
export type Agreed = { kind: string; priority: string; channel: string; instructions: string }
export type Writer = { patient: Reference; identifier: Identifier; organisation: Reference; now: Date }

/** A patient in a place of a clinic. */
export function booking(agreed: Agreed, slot: Stored<Slot>, clinic: Clinic, writer: Writer): Appointment {
  const { kind, priority, channel, instructions } = agreed
  return {
    resourceType: 'Appointment',
    identifier: [writer.identifier],
    status: 'booked',
    extension: [
      { url: urls.bookedBy, valueReference: writer.organisation },
      coded(urls.channel, channels, channel),
      coded(urls.priority, priorities, priority),
      coded(urls.attendance, attendance, '0'),
    ],
    ...(clinic.schedule.serviceType ? { serviceType: clinic.schedule.serviceType } : {}),
    ...(clinic.schedule.specialty ? { specialty: clinic.schedule.specialty } : {}),
    appointmentType: {
      coding: [codingIn(kinds, kind), firstAttendanceOf(kind, channel)],
      text: wordsIn(kinds, kind) ?? kind,
    },
    description: `${clinic.place}: ${clinic.speciality}`,
    ...timesOf(slot),
    created: writer.now.toISOString(),
    ...(instructions ? { patientInstruction: instructions } : {}),
    participant: [
      { actor: writer.patient, status: 'accepted' },
      ...listOf(clinic.schedule.actor).map((actor) => ({
        actor: { ...actor, display: actor.display ?? nameOf(actor, clinic) },
        status: 'accepted' as const,
      })),
    ],
  }
}

const nameOf = (actor: Reference, { place, clinician }: Clinic) =>
  referenceId(actor, 'Location') ? place : (clinician ?? 'Clinician not named')

const timesOf = ({ id, start, end }: Stored<Slot>) => ({
  start,
  end,
  minutesDuration: Math.round((Date.parse(end) - Date.parse(start)) / 60_000),
  slot: [{ reference: `Slot/${id}` }],
})

/** The same appointment at another place, with another clinic's people where it is another clinic. */
export const moved = (
  seen: Stored<Appointment>,
  slot: Stored<Slot>,
  clinic: Clinic,
): Stored<Appointment> => ({
  ...seen,
  status: 'booked',
  ...timesOf(slot),
  description: `${clinic.place}: ${clinic.speciality}`,
  ...(clinic.schedule.serviceType ? { serviceType: clinic.schedule.serviceType } : {}),
  participant: [
    ...listOf(seen.participant).filter(({ actor }) => referenceId(actor, 'Patient')),
    ...listOf(clinic.schedule.actor).map((actor) => ({
      actor: { ...actor, display: actor.display ?? nameOf(actor, clinic) },
      status: 'accepted' as const,
    })),
  ],
})

/** It will not take place: by whom, in HL7's code and the Data Dictionary's, and why in words. */
export const cancelled = (seen: Stored<Appointment>, code: string, words: string): Stored<Appointment> => ({
  ...seen,
  status: 'cancelled',
  cancelationReason: {
    coding: [codingIn(cancellations, code)],
    text: words || (wordsIn(cancellations, code) ?? code),
  },
  extension: [
    ...without(seen.extension, urls.attendance),
    coded(urls.attendance, attendance, code.startsWith('pat') ? '2' : '4'),
  ],
})

export const slotAs = (slot: Stored<Slot>, status: Slot['status']): Stored<Slot> => ({ ...slot, status })

/** The slot an appointment stands in. */
export const slotIdOf = ({ slot }: Appointment): string | undefined =>
  listOf(slot)
    .map((one) => referenceId(one, 'Slot'))
    .find(Boolean)

/** Whose appointment it is. */
export const patientIdOf = ({ participant }: Appointment): string | undefined =>
  listOf(participant)
    .map(({ actor }) => referenceId(actor, 'Patient'))
    .find(Boolean)

/** Whether it still means to take place, or does. */
const stands = ({ status }: Pick<Appointment, 'status'>): boolean =>
  !['cancelled', 'noshow', 'entered-in-error', 'waitlist'].includes(status)

export const kindOf = ({ appointmentType }: Appointment): string | undefined => codeIn(kinds, appointmentType)

export const priorityOf = ({ extension }: Appointment | Slot): string | undefined =>
  codeOf(extension, urls.priority, priorities)

export const channelOf = ({ extension }: Appointment): string | undefined =>
  codeOf(extension, urls.channel, channels)

type Times = { start?: string | undefined; end?: string | undefined }

/** The appointment of the same patient that overlaps these times; a patient cannot be in two places (one that moves aside). */
export const overlapping = (
  { start = '', end = '' }: Times,
  others: readonly Stored<Appointment>[],
  except?: string,
): Stored<Appointment> | undefined =>
  others.find(
    (other) =>
      other.id !== except &&
      stands(other) &&
      Date.parse(other.start ?? '') < Date.parse(end) &&
      Date.parse(other.end ?? '') > Date.parse(start),
  )
