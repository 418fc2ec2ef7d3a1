import { type DepartmentActivities, keep } from '#auth/permissions.ts'

/**
 * Referrer, practitioner and operator are legal roles (IR(ME)R; domain facts §6.7): whoever may order refers, these
 * justify, make and report. Radiographers hold the role of a health professional.
 */
export const activities: DepartmentActivities = {
  'radiology:vet': { roles: ['doctor', 'therapist'], opens: [{ types: ['Task'], interactions: keep }] },
  'radiology:schedule': {
    roles: ['doctor', 'therapist'],
    opens: [{ types: ['Appointment', 'Task'], interactions: keep }],
  },
  'radiology:perform': {
    roles: ['doctor', 'therapist'],
    opens: [{ types: ['Procedure', 'ImagingStudy', 'Task'], interactions: keep }],
  },
  'radiology:report': {
    roles: ['doctor'],
    opens: [{ types: ['DiagnosticReport', 'Observation', 'Task', 'ServiceRequest'], interactions: keep }],
  },
}
