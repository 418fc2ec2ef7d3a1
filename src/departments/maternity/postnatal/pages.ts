import type { Page } from '#auth/page.ts'

export const postnatalPages: readonly Page[] = [
  {
    path: 'postnatal-contact',
    title: 'Record postnatal contact',
    load: () => import('./PostnatalPage.tsx'),
    needs: 'maternity:birth',
    dialog: true,
    action: { words: 'lochia perineum mood after birth maternity' },
  },
]
