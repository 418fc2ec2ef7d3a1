import type { Page } from '#auth/page.ts'

/** Over the lists that are everybody’s: patients, results, tasks, appointments. */
export const listsDialogs = {
  '/patients': [
    {
      path: 'register',
      title: 'Register patient',
      load: () => import('#pages/patients/RegisterPage.tsx'),
      needs: 'patient.register',
      dialog: true,
    },
  ],
  '/results': [
    {
      path: ':patientId/normal',
      title: 'Acknowledge all normal results',
      load: () => import('#pages/results/NormalFromInboxPage.tsx'),
      needs: 'result.acknowledge',
      dialog: true,
    },
    {
      path: ':patientId/:reportId',
      title: 'Result',
      load: () => import('#pages/results/AnswerFromInboxPage.tsx'),
      needs: 'result.acknowledge',
      dialog: true,
    },
  ],
  '/tasks': [
    {
      path: ':patientId/add',
      title: 'Add task',
      load: () => import('#pages/tasks/AddTaskPage.tsx'),
      needs: 'task.do',
      dialog: true,
    },
    {
      path: ':patientId/:taskId',
      title: 'Task',
      load: () => import('#pages/tasks/OneTaskPage.tsx'),
      needs: 'chart.read',
      dialog: true,
    },
  ],
  '/appointments': [
    {
      path: 'letters',
      title: 'Letters about appointments',
      load: () => import('#pages/appointments/ClinicLettersPage.tsx'),
      needs: 'letter.write',
      dialog: true,
    },
    {
      path: 'make-sessions',
      title: 'Make sessions',
      load: () => import('#pages/appointments/MakeSessionsPage.tsx'),
      needs: 'appointment.book',
      dialog: true,
    },
    {
      path: 'cancel-session',
      title: 'Cancel session',
      load: () => import('#pages/appointments/CancelSessionPage.tsx'),
      needs: 'appointment.book',
      dialog: true,
    },
    {
      path: 'book/:slotId',
      title: 'Book this place',
      load: () => import('#pages/appointments/BookFreePage.tsx'),
      needs: 'appointment.book',
      dialog: true,
    },
  ],
} as const satisfies Record<string, readonly Page[]>
