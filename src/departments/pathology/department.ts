import type { Department } from '#departments/department.ts'

import { activities } from './permissions.ts'

export const department: Department = {
  name: 'pathology',
  title: 'Pathology',
  words: 'laboratory lab bloods samples specimens phlebotomy microbiology transfusion',
  needs: 'pathology:view',
  activities,
  staff: { roles: ['scientist'], areas: ['Pathology', 'Chemical Pathology'] },
  worklists: {
    load: () => import('./PathologyPage.tsx'),
    over: () => import('./worklist-pages.ts').then(({ worklistPages }) => worklistPages),
  },
  patient: {
    load: () => import('./PatientPage.tsx'),
    over: () => import('./patient-pages.ts').then(({ patientPages }) => patientPages),
    words: 'laboratory blood group transfusion culture',
    reads: ['ServiceRequest', 'Specimen', 'Task', 'Observation', 'Flag', 'DiagnosticReport'],
  },
  home: () => import('#departments/pathology/critical/WaitingPanel.tsx'),
}
