import type { Page } from '#auth/page.ts'

export const treatmentPages: readonly Page[] = [
  {
    path: 'inject',
    title: 'Record eye injection',
    load: () => import('./InjectPage.tsx'),
    needs: 'ophthalmology:treat',
    dialog: true,
    action: { words: 'intravitreal anti-vegf missed' },
  },
  {
    path: 'course',
    title: 'Plan eye injections',
    load: () => import('./CoursePage.tsx'),
    needs: 'ophthalmology:plan',
    dialog: true,
    action: { words: 'treat and extend loading anti-vegf' },
  },
  {
    path: 'course/:entryId',
    title: 'Change eye injections',
    load: () => import('./ChangeCoursePage.tsx'),
    needs: 'ophthalmology:plan',
    dialog: true,
  },
  {
    path: 'course/:entryId/end',
    title: 'End eye injections',
    load: () => import('./EndCoursePage.tsx'),
    needs: 'ophthalmology:plan',
    dialog: true,
  },
]
