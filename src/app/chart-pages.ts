import { observationPages } from './chart-pages-observations.ts'
import { resultPages } from './chart-pages-results.ts'
import { recordPages } from './chart-pages-record.ts'
import { writingPages } from './chart-pages-writing.ts'
import { carePages } from './chart-pages-care.ts'
import { administrationPages } from './chart-pages-administration.ts'
import type { Page } from './page.ts'

/** The sections of a chart and the dialogs that open over them, inside of `/patients/:patientId`. */
export const chartPages: readonly Page[] = [
  { path: '', title: 'Summary', load: () => import('#pages/patient/ChartIndexPage.tsx') },
  {
    path: 'summary',
    title: 'Summary',
    load: () => import('#pages/patient/SummaryPage.tsx'),
    section: { key: 's', words: 'overview story' },
    inside: [
      {
        path: 'details',
        title: 'Change patient details',
        load: () => import('#pages/patient/ChangeDetailsPage.tsx'),
        needs: 'patient.register',
        dialog: true,
        action: { key: 'd', words: 'demographics address telephone name' },
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
  },
  {
    path: 'timeline',
    title: 'Timeline',
    load: () => import('#pages/patient/TimelinePage.tsx'),
    needs: 'chart.read',
    section: { key: 't', words: 'history time' },
  },
  ...observationPages,
  ...resultPages,
  ...recordPages,
  ...writingPages,
  ...carePages,
  ...administrationPages,
]
