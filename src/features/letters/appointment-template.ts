import type { Appointment } from 'fhir/r4'

import type { LetterTemplate, Purpose } from '#clinical/letters/template.ts'

const forAppointments: readonly string[] = [
  'appointment',
  'appointment-changed',
  'appointment-cancelled',
  'did-not-attend',
] satisfies Purpose[]

/** The letters that are about an appointment. */
export const appointmentTemplates = (templates: readonly LetterTemplate[]) =>
  templates
    .filter(({ purpose }) => forAppointments.includes(purpose))
    .toSorted((one, other) => forAppointments.indexOf(one.purpose) - forAppointments.indexOf(other.purpose))

/** What an appointment wants to be written of: by its status. `moved`: it had another time before. */
export function purposeFor({ status }: Pick<Appointment, 'status'>, moved = false): Purpose {
  if (status === 'cancelled') return 'appointment-cancelled'
  if (status === 'noshow') return 'did-not-attend'
  return moved ? 'appointment-changed' : 'appointment'
}
