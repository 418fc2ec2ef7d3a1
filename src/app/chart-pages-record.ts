import type { Page } from './page.ts'

/** What is known of a patient: medicines, problems, allergies. */
export const recordPages: readonly Page[] = [
  {
    path: 'medicines',
    title: 'Medicines',
    load: () => import('#pages/patient/MedicinesPage.tsx'),
    needs: 'chart.read',
    section: { key: 'm', words: 'meds drugs prescriptions' },
  },
  {
    path: 'problems',
    title: 'Problems',
    load: () => import('#pages/patient/ProblemsPage.tsx'),
    needs: 'chart.read',
    section: { key: 'p', words: 'diagnoses conditions' },
    inside: [
      {
        path: 'record',
        title: 'Record problem',
        load: () => import('#pages/patient/RecordProblemPage.tsx'),
        needs: 'problem.record',
        dialog: true,
        action: { key: 'p', words: 'diagnosis condition new' },
      },
      {
        path: ':entryId/change',
        title: 'Change problem',
        load: () => import('#pages/patient/ChangeProblemPage.tsx'),
        needs: 'problem.record',
        dialog: true,
      },
      {
        path: ':entryId/in-error',
        title: 'Mark problem in error',
        load: () => import('#pages/patient/ProblemInErrorPage.tsx'),
        needs: 'problem.record',
        dialog: true,
      },
    ],
  },
  {
    path: 'allergies',
    title: 'Allergies',
    load: () => import('#pages/patient/AllergiesPage.tsx'),
    needs: 'chart.read',
    section: { key: 'a', words: 'adverse reactions intolerances' },
    inside: [
      {
        path: 'record',
        title: 'Record allergy',
        load: () => import('#pages/patient/RecordAllergyPage.tsx'),
        needs: 'allergy.record',
        dialog: true,
        action: { key: 'a', words: 'adverse reaction new' },
      },
      {
        path: ':entryId/change',
        title: 'Change allergy',
        load: () => import('#pages/patient/ChangeAllergyPage.tsx'),
        needs: 'allergy.record',
        dialog: true,
      },
      {
        path: ':entryId/in-error',
        title: 'Mark allergy in error',
        load: () => import('#pages/patient/AllergyInErrorPage.tsx'),
        needs: 'allergy.record',
        dialog: true,
      },
    ],
  },
]
