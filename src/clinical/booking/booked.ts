import type { Appointment, Slot } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'

import { codeIn, codeOf, kinds, priorities, urls } from './codes.ts'

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

export const kindOf = ({ appointmentType }: Appointment): string | undefined => codeIn(kinds, appointmentType)

export const priorityOf = ({ extension }: Appointment | Slot): string | undefined =>
  codeOf(extension, urls.priority, priorities)
