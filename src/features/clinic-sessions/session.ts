import type { Appointment, Patient, Slot } from 'fhir/r4'

import {
  cancelled,
  kindOf,
  moved,
  overlapping,
  patientIdOf,
  priorityOf,
  slotAs,
  slotIdOf,
} from '#clinical/booking/booked.ts'
import type { Clinic } from '#clinical/booking/clinics.ts'
import { isFitting } from '#clinical/booking/fitting.ts'
import type { Change } from '#clinical/acts/act.ts'
import type { DeskActs } from '#clinical/acts/use-desk-acts.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'

/** One patient of a session that is to be cancelled. */
export type Displaced = {
  appointment: Stored<Appointment>
  patientId: string
  patient: PatientIdentity | undefined
}
export type Session = {
  slots: Stored<Slot>[]
  displaced: Displaced[]
  /** Who has arrived or was seen already: such a session cannot be cancelled any more */
  begun: number
  /** Places whose patient this reader may not see */
  hidden: number
}

const expected = ['proposed', 'pending', 'booked']
const begun = ['arrived', 'checked-in', 'fulfilled']

export function toSession(
  slots: readonly Stored<Slot>[],
  appointments: readonly Stored<Appointment>[],
  people: readonly Stored<Patient>[],
): Session {
  const open = slots.filter(
    // a place made by overbooking is nobody's to open again (decision 024): it stays as it is
    ({ status, overbooked }) => (status === 'free' || status === 'busy') && !overbooked,
  )
  const displaced = appointments
    .filter(({ status }) => expected.includes(status))
    .flatMap((appointment): Displaced[] => {
      const patientId = patientIdOf(appointment)
      if (!patientId) return []
      const person = people.find(({ id }) => id === patientId)
      return [{ appointment, patientId, patient: person && toIdentity(person) }]
    })
    .toSorted((one, other) => (one.appointment.start ?? '').localeCompare(other.appointment.start ?? ''))
  const isKnown = ({ id }: Stored<Slot>) => appointments.some((one) => slotIdOf(one) === id)
  return {
    slots: open,
    displaced,
    begun: appointments.filter(({ status }) => begun.includes(status)).length,
    hidden: open.filter((slot) => slot.status === 'busy' && !isKnown(slot)).length,
  }
}

/** For each the next free place that is kept for such a patient or for nobody; no two are offered the same one. */
export function proposals(displaced: readonly Displaced[], free: readonly Stored<Slot>[]): string[] {
  const given = new Set<string>()
  return displaced.map(({ appointment }) => {
    const wanted = { kind: kindOf(appointment) ?? '', priority: priorityOf(appointment) ?? '1' }
    const id = free.find((slot) => !given.has(slot.id) && isFitting(slot, wanted))?.id ?? ''
    given.add(id)
    return id
  })
}

export type Choice = Displaced & { slot: Stored<Slot> | undefined; diary: readonly Stored<Appointment>[] }

/** The whole of it in one go: each has a new place or is cancelled by the hospital, and every place of the session is closed. */
export function cancelSession(
  choices: readonly Choice[],
  slots: readonly Stored<Slot>[],
  clinic: Clinic,
  reason: string,
): DeskActs {
  const closed = new Set<string>()
  const about = choices.map(({ appointment, patientId, slot, diary }) => {
    const old = slots.find(({ id }) => id === slotIdOf(appointment))
    const closing = old && !closed.has(old.id) ? [closedOf(old)] : []
    if (old) closed.add(old.id)
    const clash = slot && overlapping(slot, diary, appointment.id)
    if (clash)
      throw new Error(
        `A patient has another appointment at the time chosen: ${clash.description ?? 'not described'}. Choose another place for them.`,
      )
    const change: Change[] = slot
      ? [
          { seen: appointment, to: moved(appointment, slot, clinic) },
          { seen: slot, to: slotAs(slot, 'busy') },
        ]
      : [{ seen: appointment, to: cancelled(appointment, 'prov', reason) }]
    return { patientId, act: { change: [...change, ...closing], reason } }
  })
  return { about, besides: slots.filter(({ id }) => !closed.has(id)).map(closedOf) }
}

const closedOf = (slot: Stored<Slot>): Change => ({ seen: slot, to: slotAs(slot, 'busy-unavailable') })
