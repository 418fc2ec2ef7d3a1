import { type DepartmentActivities, keep } from '#auth/permissions.ts'

/** Who does what with a sample, from the bedside to the report (decision 034). */
export const activities = {
  /** To look at its worklists; what is in them is opened by `chart.read` */
  'pathology:view': { roles: ['scientist', 'doctor', 'nurse', 'midwife'], opens: [] },
  'pathology:collect': {
    roles: ['doctor', 'nurse', 'midwife'],
    opens: [{ types: ['Specimen', 'Task', 'Provenance'], interactions: keep }],
  },
  /** Receive or reject a specimen, do the tests, enter what was measured */
  'pathology:process': {
    roles: ['scientist'],
    opens: [{ types: ['Specimen', 'Task', 'ServiceRequest', 'Provenance'], interactions: keep }],
  },
  'pathology:authorise': {
    roles: ['scientist'],
    opens: [
      {
        types: ['DiagnosticReport', 'Observation', 'Task', 'ServiceRequest', 'Provenance'],
        interactions: keep,
      },
    ],
  },
  /** The last look before it is a report: a clinical scientist, or a consultant in pathology (a doctor’s role in CIS2) */
  'pathology:authorise-clinically': {
    roles: ['scientist', 'doctor'],
    opens: [
      {
        types: ['DiagnosticReport', 'Observation', 'Task', 'ServiceRequest', 'Provenance'],
        interactions: keep,
      },
    ],
  },
  'pathology:telephone': {
    roles: ['scientist', 'doctor'],
    opens: [{ types: ['Communication', 'Provenance'], interactions: keep }],
  },
  /** Alerts that stay: what blood must be, which organism asks for precautions */
  'pathology:alert': {
    roles: ['scientist', 'doctor', 'nurse', 'midwife'],
    opens: [{ types: ['Flag', 'Provenance'], interactions: keep }],
  },
} as const satisfies DepartmentActivities
