import type { Inpatient } from '#features/forms/AssessmentsGrid.tsx'
import type { Ward } from '#features/wards/model.ts'

/** Who is on the ward, as the forms need it. */
export const inpatientsOf = ({ rows }: Ward): Inpatient[] =>
  rows.flatMap(({ bed, state }) => {
    if (state.status !== 'occupied' || !state.occupant.patient) return []
    const { patientId, patient, since } = state.occupant
    return [{ patientId, bed: bed ?? 'No bed', name: patient.name, birth: patient.birth, since }]
  })
