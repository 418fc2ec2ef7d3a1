import type { Page } from '#auth/page.ts'

/** What opens over the worklists. */
export const worklistPages: readonly Page[] = [
  {
    path: 'collect/:patientId',
    title: 'Collect samples',
    load: () => import('./CollectDialog.tsx'),
    needs: 'pathology:collect',
    dialog: true,
  },
  {
    path: 'work/:patientId/:requestId',
    title: 'Laboratory work',
    load: () => import('./WorkDialog.tsx'),
    needs: 'pathology:view',
    dialog: true,
  },
  {
    path: 'add-on/:patientId/:requestId',
    title: 'Add a test to a specimen',
    load: () => import('./AddOnDialog.tsx'),
    needs: 'pathology:process',
    dialog: true,
  },
  {
    path: 'import',
    title: 'Import a report',
    load: () => import('./ImportDialog.tsx'),
    needs: 'pathology:authorise',
    dialog: true,
  },
  {
    path: 'critical/:patientId/:reportId',
    title: 'Telephone critical result',
    load: () => import('./CriticalDialog.tsx'),
    needs: 'pathology:telephone',
    dialog: true,
  },
]
