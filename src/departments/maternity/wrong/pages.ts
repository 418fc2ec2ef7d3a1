import type { Page } from '#auth/page.ts'

const wrong = {
  title: 'Mark in error',
  load: () => import('./WrongPage.tsx'),
  needs: 'maternity:record',
  dialog: true,
} as const

export const wrongPages: readonly Page[] = [
  { path: 'wrong/:kind/:entryId', ...wrong },
  { path: 'wrong/:kind/:entryId/:view', ...wrong },
]
