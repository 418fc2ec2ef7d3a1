import type { Department } from '#departments/department.ts'

import { activities } from './permissions.ts'

const over = () => import('./pages.ts').then(({ pages }) => pages)

export const department: Department = {
  name: 'radiology',
  title: 'Radiology',
  words: 'imaging x-ray scans ct mri ultrasound reporting vetting',
  needs: 'chart.read',
  activities,
  staff: { areas: ['Radiology', 'Diagnostic Imaging', 'Diagnostic Radiography'] },
  worklists: { load: () => import('./WorklistPage.tsx'), over },
  patient: {
    load: () => import('./PatientPage.tsx'),
    over,
    words: 'imaging x-ray scans ct mri ultrasound',
    reads: ['ServiceRequest', 'Task', 'Appointment', 'Procedure', 'ImagingStudy', 'DiagnosticReport'],
  },
  home: () => import('./WaitingPanel.tsx'),
}
