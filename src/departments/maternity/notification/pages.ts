import type { Page } from '#auth/page.ts'

export const notificationPages: readonly Page[] = [
  {
    path: 'baby-notification',
    title: 'Baby: birth notification',
    load: () => import('./NotifyPage.tsx'),
    needs: 'maternity:birth',
    dialog: true,
    action: { words: 'newborn nhs number register message maternity' },
  },
]
