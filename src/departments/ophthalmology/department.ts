import type { Department } from '#departments/department.ts'

import { activities } from './permissions.ts'

export const department: Department = {
  name: 'ophthalmology',
  title: 'Ophthalmology',
  words: 'eyes vision acuity pressure glaucoma injections cataract laser',
  needs: 'chart.read',
  activities,
  staff: { areas: ['Ophthalmology'] },
  worklists: {
    load: () => import('#departments/ophthalmology/clinic/WorklistsPage.tsx'),
    over: () =>
      import('#departments/ophthalmology/cataract/pages.ts').then(({ listingPages }) => listingPages),
  },
  patient: {
    load: () => import('./PatientPage.tsx'),
    over: () => import('./pages.ts').then(({ pages }) => pages),
    words: 'eyes vision acuity pressure glaucoma injections cataract laser',
    works: { eyes: () => import('./examination/ExamineWork.tsx') },
    reads: ['Observation', 'Composition', 'Procedure', 'ServiceRequest', 'BodyStructure'],
  },
  home: () => import('#departments/ophthalmology/clinic/DuePanel.tsx'),
}
