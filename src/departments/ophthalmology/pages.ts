import type { Page } from '#auth/page.ts'

export const pages: readonly Page[] = [
  {
    path: 'examine',
    title: 'Examine eyes',
    load: () => import('./ExaminePage.tsx'),
    needs: 'ophthalmology:examine',
    dialog: true,
    action: { words: 'vision acuity pressure oct field ophthalmology' },
  },
  {
    path: 'treat',
    title: 'Record eye treatment',
    load: () => import('./TreatPage.tsx'),
    needs: 'ophthalmology:treat',
    dialog: true,
    action: { words: 'injection laser operation ophthalmology' },
  },
]
