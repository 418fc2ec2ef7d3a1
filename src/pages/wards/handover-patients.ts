import type { HandoverPatient } from '#features/handover/handover-patient.ts'
import type { Ward } from '#features/wards/model.ts'

/** Who is handed over: everybody in a bed whose own record may be read, in bed order. */
export const handoverPatients = ({ rows }: Ward): HandoverPatient[] =>
  rows.flatMap(({ bed, state }) => {
    if (state.status !== 'occupied' || !state.occupant.patient) return []
    const { patientId, encounterId, patient, reason, since, consultant, details } = state.occupant
    const { expectedDischarge } = details
    return [
      { patientId, encounterId, bed: bed ?? 'No bed', patient, reason, since, consultant, expectedDischarge },
    ]
  })
