import type { Department } from '#departments/department.ts'

import { activities } from './permissions.ts'

export const department: Department = {
  name: 'maternity',
  title: 'Maternity',
  words: 'pregnancy antenatal midwife booking gestation',
  needs: 'chart.read',
  activities,
  staff: { roles: ['midwife'], areas: ['Obstetrics'] },
  worklists: { load: () => import('#departments/maternity/caseload/CaseloadPage.tsx') },
  patient: {
    load: () => import('./PatientPage.tsx'),
    over: () => import('./pages.ts').then(({ pages }) => pages),
    words: 'pregnancy antenatal gestation due date',
    reads: ['EpisodeOfCare', 'Observation', 'Encounter', 'Condition', 'CarePlan'],
  },
  home: () => import('#departments/maternity/caseload/CaseloadPanel.tsx'),
}
