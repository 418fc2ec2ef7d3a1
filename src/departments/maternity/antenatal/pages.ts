import type { Page } from '#auth/page.ts'

export const antenatalPages: readonly Page[] = [
  {
    path: 'book',
    title: 'Book pregnancy',
    load: () => import('./BookPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'antenatal booking maternity' },
  },
  {
    path: 'estimate',
    title: 'Add estimate of due date',
    load: () => import('./EstimatePage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'edd scan dating maternity' },
  },
  {
    path: 'contact',
    title: 'Record antenatal contact',
    load: () => import('./ContactPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'visit appointment fundal height maternity' },
  },
  {
    path: 'plan',
    title: 'Change plan of care',
    load: () => import('./PlanPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'midwife risk birth preferences maternity' },
  },
  {
    path: 'end',
    title: 'Record the end of this pregnancy',
    load: () => import('./EndPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'miscarriage loss termination maternity' },
  },
]
