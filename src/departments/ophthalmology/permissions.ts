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
  /** To list an eye, with consent and date: the order, its place on the waiting list, the consent */
  'ophthalmology:list': {
    roles: ['doctor', 'nurse'],
    opens: [{ types: ['ServiceRequest', 'Consent'], interactions: keep }],
  },
  /** In theatre, also by who does not operate: the second pair of eyes */
  'ophthalmology:check': {
    roles: ['doctor', 'nurse'],
    opens: [{ types: ['Task'], interactions: keep }],
  },
  /** The lens that is chosen, and the one that was implanted */
  'ophthalmology:operate': {
    roles: ['doctor'],
    opens: [{ types: ['DeviceRequest', 'Device', 'Procedure'], interactions: keep }],
  },
  /** The certificate is a clinical letter, which the signing of letters holds (decision 030); here: who may begin one */
  'ophthalmology:certify': {
    roles: ['doctor'],
    opens: [{ types: ['DocumentReference', 'Communication'], interactions: keep }],
  },
  /** A course of injections, a glaucoma plan with its targets: what a doctor decides */
  'ophthalmology:plan': {
    roles: ['doctor'],
    opens: [{ types: ['ServiceRequest', 'CarePlan', 'Observation'], interactions: keep }],
  },
  /** What eye drops are used: a statement, not a prescription, which stays with prescribers */
  'ophthalmology:drops': {
    roles: ['doctor', 'nurse'],
    opens: [{ types: ['MedicationStatement'], interactions: keep }],
  },
}
