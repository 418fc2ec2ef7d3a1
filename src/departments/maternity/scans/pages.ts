import type { Page } from '#auth/page.ts'

export const scanPages: readonly Page[] = [
  {
    path: 'scan',
    title: 'Record scan',
    load: () => import('./ScanPage.tsx'),
    needs: 'maternity:record',
    dialog: true,
    action: { words: 'ultrasound dating anomaly growth maternity' },
  },
]
