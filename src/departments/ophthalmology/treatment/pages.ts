import type { Page } from '#auth/page.ts'

export const treatmentPages: readonly Page[] = [
  {
    path: 'treat',
    title: 'Record eye treatment',
    load: () => import('./TreatPage.tsx'),
    needs: 'ophthalmology:treat',
    dialog: true,
    action: { words: 'injection laser operation ophthalmology' },
  },
]
