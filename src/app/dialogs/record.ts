import type { Page } from '#auth/page.ts'

/** Over what is known of a patient. */
export const recordDialogs = {
  summary: [
    {
      path: 'details',
      title: 'Change patient details',
      load: () => import('#pages/patient/ChangeDetailsPage.tsx'),
      needs: 'patient.register',
      dialog: true,
      action: { key: 'd', words: 'demographics address telephone name' },
    },
    {
      path: 'merge',
      title: 'Merge with another record',
      load: () => import('#pages/patient/MergePage.tsx'),
      needs: 'patient.merge',
      dialog: true,
      action: { key: 'm', words: 'duplicate same person' },
    },
    {
      path: 'merge/:entryId',
      title: 'Merge records',
      load: () => import('#pages/patient/MergeRecordsPage.tsx'),
      needs: 'patient.merge',
      dialog: true,
    },
    {
      path: 'merged',
      title: 'Merged records',
      load: () => import('#pages/patient/MergedRecordsPage.tsx'),
      needs: 'administration.read',
      dialog: true,
      action: { words: 'two people part undo' },
    },
    {
      path: 'merged/:entryId',
      title: 'These are two people',
      load: () => import('#pages/patient/PartRecordsPage.tsx'),
      needs: 'patient.merge',
      dialog: true,
    },
    {
      path: 'add-task',
      title: 'Add task',
      load: () => import('#pages/patient/AddTaskPage.tsx'),
      needs: 'task.do',
      dialog: true,
      action: { key: 't', words: 'todo job' },
    },
    {
      path: 'task/:taskId',
      title: 'Task',
      load: () => import('#pages/patient/TaskPage.tsx'),
      needs: 'chart.read',
      dialog: true,
    },
  ],
  problems: [
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
  allergies: [
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
} as const satisfies Record<string, readonly Page[]>
