import type { Page } from '#auth/page.ts'

/** What opens over the worklists. */
export const worklistPages: readonly Page[] = [
  {
    path: 'collect/:patientId',
    title: 'Collect samples',
    load: () => import('#departments/pathology/collect/CollectDialog.tsx'),
    needs: 'pathology:collect',
    dialog: true,
  },
  {
    path: 'work/:patientId/:requestId',
    title: 'Laboratory work',
    load: () => import('#departments/pathology/bench/WorkDialog.tsx'),
    needs: 'pathology:view',
    dialog: true,
  },
  {
    path: 'culture/:patientId/:requestId',
    title: 'Culture',
    load: () => import('#departments/pathology/microbiology/CultureDialog.tsx'),
    needs: 'pathology:view',
    dialog: true,
  },
  {
    path: 'blood/:patientId/:requestId',
    title: 'Blood group and crossmatch',
    load: () => import('#departments/pathology/transfusion/BloodDialog.tsx'),
    needs: 'pathology:view',
    dialog: true,
  },
  {
    path: 'add-on/:patientId/:requestId',
    title: 'Add a test to a specimen',
    load: () => import('#departments/pathology/bench/AddOnDialog.tsx'),
    needs: 'pathology:process',
    dialog: true,
  },
  {
    path: 'import',
    title: 'Import a report',
    load: () => import('#departments/pathology/messages/ImportDialog.tsx'),
    needs: 'pathology:authorise',
    dialog: true,
  },
  {
    path: 'critical/:patientId/:reportId',
    title: 'Telephone critical result',
    load: () => import('#departments/pathology/critical/CriticalDialog.tsx'),
    needs: 'pathology:telephone',
    dialog: true,
  },
]
