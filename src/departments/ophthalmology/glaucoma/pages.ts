import type { Page } from '#auth/page.ts'

export const glaucomaPages: readonly Page[] = [
  {
    path: 'glaucoma-plan',
    title: 'Glaucoma plan',
    load: () => import('./PlanPage.tsx'),
    needs: 'ophthalmology:plan',
    dialog: true,
    action: { words: 'target pressure risk follow-up ophthalmology' },
  },
  {
    path: 'drops',
    title: 'Start eye drops',
    load: () => import('./StartDropsPage.tsx'),
    needs: 'ophthalmology:drops',
    dialog: true,
    action: { words: 'latanoprost timolol glaucoma ophthalmology' },
  },
  {
    path: 'drops/:entryId/stop',
    title: 'Stop eye drops',
    load: () => import('./StopDropsPage.tsx'),
    needs: 'ophthalmology:drops',
    dialog: true,
  },
  {
    path: 'drops/:entryId/note',
    title: 'Note how eye drops are used',
    load: () => import('./NoteDropsPage.tsx'),
    needs: 'ophthalmology:drops',
    dialog: true,
  },
]
