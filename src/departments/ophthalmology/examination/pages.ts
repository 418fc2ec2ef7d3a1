import type { Page } from '#auth/page.ts'

export const examinationPages: readonly Page[] = [
  {
    path: 'examine',
    title: 'Examine eyes',
    load: () => import('./ExaminePage.tsx'),
    needs: 'ophthalmology:examine',
    dialog: true,
    action: { words: 'vision acuity pressure oct field ophthalmology' },
  },
  {
    path: 'examinations/:entryId/in-error',
    title: 'Mark examination in error',
    load: () => import('./ExaminationInErrorPage.tsx'),
    needs: 'ophthalmology:examine',
    dialog: true,
  },
  {
    path: 'findings/:entryId/in-error',
    title: 'Mark finding in error',
    load: () => import('./FindingInErrorPage.tsx'),
    needs: 'ophthalmology:examine',
    dialog: true,
  },
]
