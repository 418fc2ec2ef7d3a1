import type { Page } from '#auth/page.ts'

export const bloodPages: readonly Page[] = [
  {
    path: 'blood-group',
    title: 'Record blood group and antibodies',
    load: () => import('./GroupPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'rhesus rhd antibodies maternity' },
  },
  {
    path: 'anti-d',
    title: 'Record anti-D',
    load: () => import('./AntiDPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'rhesus rhd immunoglobulin maternity' },
  },
  {
    path: 'sensitising-event',
    title: 'Record sensitising event',
    load: () => import('./EventPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'anti-d bleeding fall maternity' },
  },
]
