import { type DepartmentActivities, keep } from '#auth/permissions.ts'

/** Ophthalmologists, nurses, and orthoptists and optometrists, who hold the role of a health professional. */
export const activities: DepartmentActivities = {
  'ophthalmology:examine': {
    roles: ['doctor', 'nurse', 'therapist'],
    opens: [{ types: ['Observation'], interactions: keep }],
  },
  'ophthalmology:treat': {
    roles: ['doctor', 'nurse'],
    opens: [{ types: ['Procedure', 'ServiceRequest'], interactions: keep }],
  },
  /** The steps of a visit to a clinic, each a Task */
  'ophthalmology:board': {
    roles: ['doctor', 'nurse', 'therapist'],
    opens: [{ types: ['Task'], interactions: keep }],
  },
}
