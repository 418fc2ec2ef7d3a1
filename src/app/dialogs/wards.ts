import type { Page } from '#auth/page.ts'

/** Over a ward and its lists. */
export const wardsDialogs = {
  '/wards/:wardId': [
    {
      path: 'record/:patientId',
      title: 'Record observations',
      load: () => import('#pages/wards/RecordOnWardPage.tsx'),
      needs: 'observations.record',
      dialog: true,
    },
    {
      path: 'details/:patientId',
      title: 'Change ward details',
      load: () => import('#pages/wards/StayOnWardPage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
    {
      path: 'add-task/:patientId',
      title: 'Add task',
      load: () => import('#pages/wards/AddTaskOnWardPage.tsx'),
      needs: 'task.do',
      dialog: true,
    },
    {
      path: 'task/:patientId/:taskId',
      title: 'Task',
      load: () => import('#pages/wards/TaskOnWardPage.tsx'),
      needs: 'chart.read',
      dialog: true,
    },
    {
      path: 'move/:patientId',
      title: 'Move to another bed',
      load: () => import('#pages/wards/MoveOnWardPage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
    {
      path: 'bed/:bedId',
      title: 'Change bed',
      load: () => import('#pages/wards/BedOnWardPage.tsx'),
      needs: 'patient.admit',
      dialog: true,
    },
  ],
  '/wards/:wardId/handover': [
    {
      path: ':patientId',
      title: 'Write handover',
      load: () => import('#pages/wards/WriteHandoverPage.tsx'),
      needs: 'task.do',
      dialog: true,
    },
  ],
  '/wards/:wardId/fluids': [
    {
      path: ':patientId/record',
      title: 'Record fluids',
      load: () => import('#pages/wards/RecordFluidsOnWardPage.tsx'),
      needs: 'observations.record',
      dialog: true,
    },
    {
      path: ':patientId/measure',
      title: 'Record measurements',
      load: () => import('#pages/wards/MeasureOnWardPage.tsx'),
      needs: 'observations.record',
      dialog: true,
    },
    {
      path: ':patientId/decision',
      title: 'Start or stop fluid chart',
      load: () => import('#pages/wards/FluidDecisionOnWardPage.tsx'),
      needs: 'observations.record',
      dialog: true,
    },
  ],
  '/wards/:wardId/care-plans': [
    {
      path: ':patientId/:planId',
      title: 'Evaluate care plan',
      load: () => import('#pages/wards/EvaluateOnWardPage.tsx'),
      needs: 'plan.record',
      dialog: true,
    },
  ],
} as const satisfies Record<string, readonly Page[]>
