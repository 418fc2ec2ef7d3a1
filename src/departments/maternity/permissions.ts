import { type DepartmentActivities, keep } from '#auth/permissions.ts'

/** Midwives and doctors keep the record of a pregnancy; everybody with the chart reads it. */
export const activities: DepartmentActivities = {
  'maternity:record': {
    roles: ['midwife', 'doctor'],
    opens: [{ types: ['EpisodeOfCare', 'Observation', 'Encounter'], interactions: keep }],
  },
  /** A birth, the record of the newborn, what is found of both after it, and its notification */
  'maternity:birth': {
    roles: ['midwife', 'doctor'],
    opens: [
      {
        types: ['EpisodeOfCare', 'Observation', 'Encounter', 'Procedure', 'Communication'],
        interactions: keep,
      },
      { types: ['Bundle'], interactions: ['create'] },
    ],
  },
  /** Feeds and nappies: whoever looks after the baby */
  'maternity:baby-care': {
    roles: ['midwife', 'doctor', 'nurse'],
    opens: [{ types: ['Observation'], interactions: keep }],
  },
}
