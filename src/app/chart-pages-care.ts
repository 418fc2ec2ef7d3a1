import type { Page } from './page.ts'

/** What nurses assess and plan. */
export const carePages: readonly Page[] = [
  {
    path: 'assessments',
    title: 'Assessments',
    load: () => import('#pages/patient/AssessmentsPage.tsx'),
    needs: 'chart.read',
    section: { key: 'e', words: 'forms risk waterlow must falls' },
    inside: [
      {
        path: ':formId',
        title: 'Fill in a form',
        load: () => import('#pages/patient/FillFormPage.tsx'),
        needs: 'assessment.record',
        dialog: true,
      },
    ],
  },
  {
    path: 'care-plans',
    title: 'Care plans',
    load: () => import('#pages/patient/CarePlansPage.tsx'),
    needs: 'chart.read',
    section: { key: 'j', words: 'nursing goals evaluation' },
    inside: [
      {
        path: 'new',
        title: 'New care plan',
        load: () => import('#pages/patient/NewCarePlanPage.tsx'),
        needs: 'plan.record',
        dialog: true,
        action: { key: 'j', words: 'nursing goals start' },
      },
      {
        path: ':planId/evaluate',
        title: 'Evaluate care plan',
        load: () => import('#pages/patient/EvaluateCarePlanPage.tsx'),
        needs: 'plan.record',
        dialog: true,
      },
      {
        path: ':planId/change',
        title: 'Change care plan',
        load: () => import('#pages/patient/ChangeCarePlanPage.tsx'),
        needs: 'plan.record',
        dialog: true,
      },
      {
        path: ':planId/close',
        title: 'Close care plan',
        load: () => import('#pages/patient/CloseCarePlanPage.tsx'),
        needs: 'plan.record',
        dialog: true,
      },
      {
        path: ':planId/in-error',
        title: 'Mark care plan in error',
        load: () => import('#pages/patient/CarePlanInErrorPage.tsx'),
        needs: 'plan.record',
        dialog: true,
      },
      {
        path: 'evaluations/:entryId/in-error',
        title: 'Mark evaluation in error',
        load: () => import('#pages/patient/EvaluationInErrorPage.tsx'),
        needs: 'plan.record',
        dialog: true,
      },
    ],
  },
]
