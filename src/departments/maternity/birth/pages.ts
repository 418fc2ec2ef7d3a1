import type { Page } from '#auth/page.ts'

export const birthPages: readonly Page[] = [
  {
    path: 'birth',
    title: 'Record birth of a baby',
    load: () => import('./BirthPage.tsx'),
    needs: 'maternity:birth',
    dialog: true,
    action: { words: 'delivery newborn twin maternity' },
  },
  {
    path: 'labour-and-after',
    title: 'Labour and after the birth',
    load: () => import('./LabourPage.tsx'),
    needs: 'maternity:birth',
    dialog: true,
    action: { words: 'placenta perineum third stage blood loss maternity' },
  },
]
