import type { Page } from '#auth/page.ts'

/** Over what nurses assess and plan. */
export const careDialogs = {
  assessments: [
    {
      path: ':formId',
      title: 'Fill in a form',
      load: () => import('#pages/patient/FillFormPage.tsx'),
      needs: 'assessment.record',
      dialog: true,
    },
  ],
  'care-plans': [
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
} as const satisfies Record<string, readonly Page[]>
