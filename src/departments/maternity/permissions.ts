import { type DepartmentActivities, keep } from '#auth/permissions.ts'

/** Midwives and doctors keep the record of a pregnancy; everybody with the chart reads it. */
export const activities: DepartmentActivities = {
  'maternity:record': {
    roles: ['midwife', 'doctor'],
    opens: [{ types: ['EpisodeOfCare', 'Observation', 'Encounter'], interactions: keep }],
  },
}
