import type { Page } from '#auth/page.ts'

/** What is done about one examination, over the worklist and over the chart alike. */
export const pages: readonly Page[] = [
  {
    path: ':patientId/:requestId/vet',
    title: 'Vet request',
    load: () => import('./VetPage.tsx'),
    needs: 'radiology:vet',
    dialog: true,
  },
  {
    path: ':patientId/:requestId/schedule',
    title: 'Schedule examination',
    load: () => import('./SchedulePage.tsx'),
    needs: 'radiology:schedule',
    dialog: true,
  },
  {
    path: ':patientId/:requestId/perform',
    title: 'Record examination',
    load: () => import('./PerformPage.tsx'),
    needs: 'radiology:perform',
    dialog: true,
  },
  {
    path: ':patientId/:requestId/report',
    title: 'Write report',
    load: () => import('./ReportPage.tsx'),
    needs: 'radiology:report',
    dialog: true,
  },
  {
    path: ':patientId/:requestId/addendum',
    title: 'Add to report',
    load: () => import('./AddendumPage.tsx'),
    needs: 'radiology:report',
    dialog: true,
  },
]
