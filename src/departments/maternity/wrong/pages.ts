import type { Page } from '#auth/page.ts'

export const wrongPages: readonly Page[] = [
  {
    path: 'wrong/:kind/:entryId',
    title: 'Mark in error',
    load: () => import('./WrongPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
  },
]
